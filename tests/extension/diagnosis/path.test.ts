import { expect, test } from "vitest";
import { chosenPath } from "../../../extension/core/rooms/inspect-connections.ts";
import { reachRow } from "../../../extension/diagnosis/reach.tsx";
import { pathWords } from "../../../extension/diagnosis/room-section.ts";

/** A statistics report as Chromium gives it, as far as paths go. */
const stats = (local: object, remote: object, pair: object = {}) =>
  new Map<string, unknown>([
    ["P0", { type: "candidate-pair", localCandidateId: "L0", remoteCandidateId: "R0" }],
    ["L0", { type: "local-candidate", candidateType: "relay", protocol: "udp" }],
    ["R0", { type: "remote-candidate", candidateType: "relay", protocol: "udp" }],
    ["T", { type: "transport", selectedCandidatePairId: "P1" }],
    ["P1", { type: "candidate-pair", localCandidateId: "L1", remoteCandidateId: "R1", ...pair }],
    ["L1", { type: "local-candidate", protocol: "udp", ...local }],
    ["R1", { type: "remote-candidate", protocol: "udp", ...remote }],
  ]);

test("the path is the one that the transport has selected, and no other pair", () => {
  const report = stats(
    { candidateType: "host" },
    { candidateType: "prflx" },
    { currentRoundTripTime: 0.0123 },
  );
  expect(chosenPath(report)).toEqual({
    local: "host",
    remote: "prflx",
    protocol: "udp",
    roundTripMs: 12.3,
  });
});

test("how our relay is reached is told", () => {
  const report = stats({ candidateType: "relay", relayProtocol: "tls" }, { candidateType: "srflx" });
  expect(chosenPath(report)).toEqual({
    local: "relay",
    remote: "srflx",
    protocol: "udp",
    relayProtocol: "tls",
  });
});

test("there is no path while none is selected", () => {
  expect(chosenPath(new Map([["T", { type: "transport" }]]))).toBeUndefined();
  expect(chosenPath(stats({ candidateType: "new in 2030" }, { candidateType: "host" }))).toBeUndefined();
  expect(chosenPath(new Map())).toBeUndefined();
});

test.each([
  [
    { local: "host", remote: "host", protocol: "udp", roundTripMs: 1.04 },
    "Direct (host to host), UDP, round trip 1 ms",
  ],
  [{ local: "host", remote: "srflx", protocol: "udp" }, "Through a router (host to server reflexive), UDP"],
  [{ local: "prflx", remote: "host", protocol: "tcp" }, "Through a router (peer reflexive to host), TCP"],
  [
    { local: "relay", remote: "host", protocol: "udp", relayProtocol: "tls", roundTripMs: 1_240 },
    "Through a TURN server (relay to host), reached over TLS, round trip 1.2 sec",
  ],
  [
    { local: "srflx", remote: "relay", protocol: "udp" },
    "Through a TURN server (server reflexive to relay), UDP",
  ],
] as const)("%o is said to be “%s”", (chosen, words) => {
  expect(pathWords({ state: "connected", chosen })).toBe(words);
});

test("a connection without a path says how it stands", () => {
  expect(pathWords({ state: "connecting" })).toBe("none is chosen yet");
  expect(pathWords({ state: "failed" })).toBe("none was found");
});

test.each([
  ["host", { verdict: "works", tookMs: 42 }, "Works (42 ms)", "good"],
  ["reflexive", { verdict: "fails", tookMs: 12_000 }, /^Does not work \(12 sec\)\. .*STUN/, "bad"],
  ["relay", { verdict: "fails", tookMs: 400 }, /^Does not work \(400 ms\)\. .*TURN/, "bad"],
  [
    "relay",
    { verdict: "untested", why: "no-server" },
    "Cannot be tested: no TURN server is set up.",
    undefined,
  ],
  [
    "reflexive",
    { verdict: "untested", why: "no-server" },
    "Cannot be tested: no STUN or TURN server is set up.",
    undefined,
  ],
  ["host", "trying", "Testing…", "busy"],
  ["host", undefined, "Not tested yet", undefined],
] as const)("what came of the way %s (%o) is said", (way, result, value, tone) => {
  const row = reachRow(way, result);
  if (typeof value === "string") expect(row.value).toBe(value);
  else expect(row.value).toMatch(value);
  expect(row.tone).toBe(tone);
});
