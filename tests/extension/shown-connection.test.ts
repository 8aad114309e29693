import { expect, test } from "vitest";
import type { Connection } from "../../extension/shared/connection-schema.ts";
import { connectionSentence, maxProofAgeMs, shownConnection } from "../../extension/shared/connections.ts";

const now = 1_700_000_000_000;
const connected: Connection = {
  state: "connected",
  identity: "Ana.abcdefgh",
  room: "ops",
  participants: ["Bo.abcdefgh"],
  presences: [],
  provenAt: now - maxProofAgeMs + 1,
};

test("says “Connected” as long as the proof is younger than 30 s", () => {
  expect(connectionSentence(shownConnection(connected, now))).toBe("Connected");
});

test.each([
  ["an old proof", now - maxProofAgeMs],
  ["a proof from the future, since the clock was set back", now + maxProofAgeMs],
])("does not say “Connected” with %s, and keeps the list", (_what, provenAt) => {
  const shown = shownConnection({ ...connected, provenAt }, now);
  expect(connectionSentence(shown)).toBe("Checking…");
  expect(shown).toMatchObject({ identity: "Ana.abcdefgh", room: "ops", participants: ["Bo.abcdefgh"] });
});

test("says that a room was left for a while", () => {
  const [why, advice] = [{ plain: "You are away." }, { plain: "Until you come back." }];
  const paused: Connection = { state: "paused", why, advice, until: now };
  expect(connectionSentence(shownConnection(paused, now))).toBe("Paused");
});

test("leaves every other state alone", () => {
  const reconnecting: Connection = {
    state: "reconnecting",
    identity: "Ana.abcdefgh",
    room: "ops",
    participants: [],
    presences: [],
  };
  expect(shownConnection(reconnecting, now)).toBe(reconnecting);
});
