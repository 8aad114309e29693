import { expect, test } from "vitest";
import { noteEngine } from "../../../extension/core/attention/note-engine.ts";
import { withEngine } from "../../../extension/core/attention/with-engine.ts";
import { knownEngine, settings } from "../../../extension/core/store/values.ts";
import type { Connection } from "../../../extension/shared/connection.ts";

import { freshBackground } from "../support/fresh-background.ts";

freshBackground();

const serviceUrl = "https://ping.example";
const now = 1_700_000_000_000;
const usage = { participantMinutes: 1_234, budget: 10_000 };

const connected = (more: object = {}): Connection => ({
  state: "connected",
  identity: "Ana.aaaaaaaa",
  room: "ping-room",
  participants: [],
  presences: [],
  provenAt: now,
  engine: "twilio",
  tokenExpiresAt: now + 1_000,
  usage,
  ...more,
});

const known = { serviceUrl, engine: "twilio" as const, usage, toldAt: now, tokenExpiresAt: now + 1_000 };

test("what a service says with a token is known from then on", () => {
  expect(withEngine(undefined, connected(), serviceUrl, now)).toEqual(known);
});

test("what it said with the same token, or an older one, is no news", () => {
  const later = { usage: { participantMinutes: 1, budget: null } };
  expect(withEngine(known, connected(later), serviceUrl, now + 500)).toBe(known);
  expect(withEngine(known, connected({ ...later, tokenExpiresAt: now + 999 }), serviceUrl, now + 500)).toBe(
    known,
  );
});

test("what it says with a newer token is, and so is any once the last one has ended", () => {
  const newer = { tokenExpiresAt: now + 1_001, usage: undefined };
  expect(withEngine(known, connected(newer), serviceUrl, now + 500)).toEqual({
    serviceUrl,
    engine: "twilio",
    toldAt: now + 500,
    tokenExpiresAt: now + 1_001,
  });
  const shorter = { tokenExpiresAt: now + 900 };
  expect(withEngine(known, connected(shorter), serviceUrl, now + 1_000)).toMatchObject({
    toldAt: now + 1_000,
  });
});

test("what was said while the clock was a year ahead hides nothing that is said later", () => {
  const ahead = { ...known, tokenExpiresAt: now + 365 * 86_400_000 };
  expect(withEngine(ahead, connected(), serviceUrl, now)).toEqual(known);
});

test.each([
  ["another service", "https://other.example", "twilio"],
  ["other rooms", serviceUrl, "embedded"],
] as const)("what is said of %s takes its place", (_what, url, engine) => {
  expect(withEngine(known, connected({ engine, tokenExpiresAt: 5 }), url, now)).toMatchObject({
    serviceUrl: url,
    engine,
  });
});

test.each([
  ["a room that is not connected", { state: "connecting" } as Connection],
  ["a service that does not say what makes its rooms", connected({ engine: undefined })],
])("%s tells nothing", (_what, connection) => {
  expect(withEngine(known, connection, serviceUrl, now)).toBe(known);
  expect(withEngine(undefined, connection, serviceUrl, now)).toBeUndefined();
});

test("it is remembered, of the service that is in use", async () => {
  await settings.set({ ...(await settings.get()), serviceUrl });
  await noteEngine(connected());
  expect(await knownEngine.get()).toMatchObject({ serviceUrl, engine: "twilio", usage });
});
