import { expect, test } from "vitest";
import type { Facts } from "../../../extension/diagnosis/facts.ts";
import { report } from "../../../extension/diagnosis/report.tsx";
import { identitiesIn, openly, withoutNames } from "../../../extension/diagnosis/voice.ts";
import { endedRun, newRun, withStep } from "../../../extension/shared/test-ping-run.ts";
import { sentenceOf } from "../../../extension/shared/words/say.ts";

const now = Date.UTC(2026, 10, 22, 14, 0);

const facts: Facts = {
  now,
  serviceUrl: "https://ping.example",
  room: "ops",
  health: { engine: "embedded", version: "0.1.0", tookMs: 12, clock: { aheadMs: 3_000, uncertainMs: 6 } },
  connections: {
    "Ana & Bo": {
      state: "connected",
      identity: "Ana Lima.abcdefgh",
      room: "Ana & Bo",
      engine: "embedded",
      tokenExpiresAt: now + 13_260_000,
      participants: ["Bo Berg.bcdefghi", "Bo Berg.cdefghij", "Al.defghijk"],
      presences: [],
      provenAt: now,
    },
    ops: {
      state: "disconnected",
      why: { plain: "The name Ana Lima is taken by Bo Berg." },
      advice: sentenceOf("problem_choose_name"),
      retry: false,
    },
  },
  inspection: {
    client: "twilio-video 2.36.0",
    notifications: "by-worker",
    rooms: [
      {
        room: "Ana & Bo",
        iceServers: ["turn:turn.example:3478"],
        rejoin: { opensInMs: 1_000, closesInMs: 60_000 },
        paths: [
          {
            state: "connected",
            chosen: { local: "host", remote: "relay", protocol: "udp", roundTripMs: 8 },
          },
          { state: "connecting" },
        ],
      },
    ],
  },
  reach: { host: { verdict: "works", tookMs: 40 }, relay: { verdict: "untested", why: "no-server" } },
  testPing: endedRun(
    withStep(newRun("0190a0b0-0000-7000-8000-000000000000", "ops", now), "service", {
      state: "failed",
      why: { plain: "Bo Berg may not." },
    }),
  ),
  timeline: [
    { at: now, what: "reconnecting", room: "ops", why: { plain: "Bo Berg, BO BERG and Al all went." } },
    { at: now - 1_000, what: "offline" },
  ],
  storage: {
    used: 5_300_000,
    quota: 10_485_760,
    items: [
      { name: "inbox", bytes: 5_000_000, entries: 1_000 },
      { name: "settings", bytes: 2_048 },
    ],
  },
  storing: {},
  problems: [{ key: "outbox", lost: 2, since: now }],
  about: {
    extension: "0.1.0",
    browser: ["Chromium 156.0"],
    system: "linux x86-64",
    language: "en-US",
    notifications: "denied",
    permissions: ["alarms", "storage"],
    workerStarts: { count: 37, lastAt: now },
  },
};

const { own, others } = identitiesIn(facts);
const bare = (identity: string) => identity.replace(/\.\w{8}$/, "");
const anonymous = withoutNames(own.map(bare), others.map(bare));

test("the report tells all that the page shows", () => {
  const text = report(facts, openly);
  for (const fact of [
    "Address: ping.example",
    "Answers in 12 ms",
    "Your clock is 3 sec ahead.",
    "Access token ends: in 3 hr 41 min, at ",
    "Planned rejoin: between",
    "STUN and TURN servers: turn:turn.example:3478",
    "Path: Through a TURN server (host to relay), UDP, round trip 8 ms",
    "Path: none is chosen yet",
    "Within this network (host): Works (40 ms)",
    "By a TURN server only: Cannot be tested: no TURN server is set up.",
    "The service lets this device in: Does not work: Bo Berg may not.",
    "You see it on the screen: Not known",
    "Used: 5.1 MB of 10 MB",
    "Inbox: 1,000 entries, 4.8 MB",
    "Settings: 2 kB",
    "Chromium 156.0",
    "linux x86-64",
    "twilio-video 2.36.0",
    "started 37 times",
    "Way of notifications: by the service worker",
    "does not let Pingroom show any",
    "Permissions: alarms, storage",
    "There is no network",
  ]) {
    expect(text).toContain(fact);
  }
});

test("names are replaced wherever they stand, whatever their case, and by the same number each time", () => {
  const text = report(facts, anonymous);
  expect(text).not.toMatch(/Ana Lima|Bo Berg|Cas\b|\bAl\b/i);
  expect(text).toContain("The name me is taken by teammate 1.");
  expect(text).toContain("teammate 1, teammate 1 and teammate 2 all went.");
});

test("a word that only begins like a name stays", () => {
  const { free } = withoutNames(["Ana"], ["Al", "C++ (dev)"]);
  expect(free("All of Analysis, said Al and C++ (dev).")).toBe(
    "All of Analysis, said teammate 1 and teammate 2.",
  );
});

test("a word that only ends like a name stays, and of two names that begin alike the whole one is taken", () => {
  const { free } = withoutNames([], ["Al", "Ana", "Ana Lima"]);
  expect(free("Hal met Ana Lima and Ana.")).toBe("Hal met teammate 3 and teammate 2.");
});

test("a person whom nobody has named before gets a number as well", () => {
  const { person } = withoutNames(["Ana"], ["Bo"]);
  expect([
    person("Dee.abcdefgh"),
    person("Bo.abcdefgh"),
    person("Dee.zzzzzzzz"),
    person("Ana.abcdefgh"),
  ]).toEqual(["teammate 2", "teammate 1", "teammate 2", "me"]);
});

test("what others wrote cannot look like another part of the report", () => {
  const text = report(
    {
      ...facts,
      timeline: [{ at: now, what: "disconnected", room: "ops", why: { plain: "a\n## Tokens\n- `x`" } }],
    },
    openly,
  );
  expect(text.split("\n").filter((line) => line.startsWith("## Tokens"))).toEqual([]);
  expect(text).toContain("a \\#\\# Tokens - \\`x\\`");
});
