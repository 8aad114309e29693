import { expect, test } from "vitest";
import type { Connection } from "../../../extension/shared/connection-schema.ts";

import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/attention/known-engine.ts"));

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
  expect(core.withEngine(undefined, connected(), serviceUrl, now)).toEqual(known);
});

test("what it said with the same token, or an older one, is no news", () => {
  const later = { usage: { participantMinutes: 1, budget: null } };
  expect(core.withEngine(known, connected(later), serviceUrl, now + 500)).toBe(known);
  expect(
    core.withEngine(known, connected({ ...later, tokenExpiresAt: now + 999 }), serviceUrl, now + 500),
  ).toBe(known);
});

test("what it says with a newer token is, and so is any once the last one has ended", () => {
  const newer = { tokenExpiresAt: now + 1_001, usage: undefined };
  expect(core.withEngine(known, connected(newer), serviceUrl, now + 500)).toEqual({
    serviceUrl,
    engine: "twilio",
    toldAt: now + 500,
    tokenExpiresAt: now + 1_001,
  });
  const shorter = { tokenExpiresAt: now + 900 };
  expect(core.withEngine(known, connected(shorter), serviceUrl, now + 1_000)).toMatchObject({
    toldAt: now + 1_000,
  });
});

test("what was said while the clock was a year ahead hides nothing that is said later", () => {
  const ahead = { ...known, tokenExpiresAt: now + 365 * 86_400_000 };
  expect(core.withEngine(ahead, connected(), serviceUrl, now)).toEqual(known);
});

test.each([
  ["another service", "https://other.example", "twilio"],
  ["other rooms", serviceUrl, "embedded"],
] as const)("what is said of %s takes its place", (_what, url, engine) => {
  expect(core.withEngine(known, connected({ engine, tokenExpiresAt: 5 }), url, now)).toMatchObject({
    serviceUrl: url,
    engine,
  });
});

test.each([
  ["a room that is not connected", { state: "connecting" } as Connection],
  ["a service that does not say what makes its rooms", connected({ engine: undefined })],
])("%s tells nothing", (_what, connection) => {
  expect(core.withEngine(known, connection, serviceUrl, now)).toBe(known);
  expect(core.withEngine(undefined, connection, serviceUrl, now)).toBeUndefined();
});

test("it is remembered, of the service that is in use", async () => {
  await core.settings.set({ ...core.settings.get(), serviceUrl });
  await core.recordEngine(connected());
  expect(core.knownEngine.get()).toMatchObject({ serviceUrl, engine: "twilio", usage });
});
