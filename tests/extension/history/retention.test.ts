import { expect, test, vi } from "vitest";

import { freshCore } from "../support/fresh-core.ts";
import { idOf, receivedPing, sentAt, sentPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/history/delete-pings.ts")),
  ...(await import("../../../extension/core/history/retention.ts")),
  ...(await import("../../../extension/core/inbox/answer-inquiry.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
}));
const dayMs = 86_400_000;
const daysAgo = (days: number) => sentAt - days * dayMs;

const texts = async () => ({
  received: core.inbox.get().map(({ text }) => text),
  sent: core.outbox.get().map(({ text }) => text),
});

const keepFor = async (keepDays: number) => core.settings.set({ ...core.settings.get(), keepDays });

/** The browser runs on, and looks as often as the watchdog has it. */
const runFor = async (ms: number) => {
  const stepMs = 10 * 60_000;
  for (let left = ms; left > 0; left -= stepMs) {
    await core.pass(Math.min(left, stepMs));
    await core.forgetOld();
  }
};

test("what is older than a month is forgotten, but for what somebody waits for", async () => {
  await core.inbox.set([
    receivedPing(2, { receivedAt: daysAgo(29) }),
    receivedPing(1, { receivedAt: daysAgo(31), sentAt: daysAgo(1) }),
  ]);
  await core.outbox.set([
    sentPing(5, { Ana: "seen" }, { sentAt: daysAgo(29) }),
    sentPing(4, { Ana: "pending" }, { sentAt: daysAgo(31) }),
    sentPing(3, { Ana: "expired" }, { sentAt: daysAgo(31) }),
  ]);
  await core.forgetOld();
  expect(await texts()).toEqual({ received: ["ping 2"], sent: ["ping 5", "ping 4"] });
});

test("it is looked for once a day, and at once when the settings change", async () => {
  await core.forgetOld();
  await core.inbox.set([receivedPing(1, { receivedAt: daysAgo(40) })]);
  await runFor(dayMs - 1);
  expect((await texts()).received).toEqual(["ping 1"]);
  await runFor(1);
  expect((await texts()).received).toEqual([]);

  await core.inbox.set([receivedPing(2, { receivedAt: daysAgo(10) })]);
  await keepFor(7);
  await core.forgetOld();
  expect((await texts()).received).toEqual([]);
});

test("a clock that was set back does not put it off", async () => {
  await core.pass(100 * dayMs);
  await core.forgetOld();
  vi.setSystemTime(sentAt);
  await core.inbox.set([receivedPing(1, { receivedAt: daysAgo(31) })]);
  await core.forgetOld();
  expect((await texts()).received).toEqual([]);
});

test.each([
  ["400 days", 400 * dayMs],
  ["a thousand years", 365_000 * dayMs],
])("a clock that is %s ahead for a moment costs nothing", async (_, by) => {
  const met = [{ identity: "Bo.aaaaaaaa", room: "ping-room", lastSeenAt: daysAgo(1) }];
  const deleted = [{ id: idOf(9), from: "Bo.aaaaaaaa", room: "ping-room", seenAt: daysAgo(1) }];
  await core.forgetOld();
  await core.inbox.set([receivedPing(1)]);
  await core.outbox.set([sentPing(2, { Ana: "seen" })]);
  await Promise.all([core.deletedPings.set(deleted), core.knownTeammates.set(met)]);
  await core.receivedKeys.set([{ key: "key", at: sentAt }]);
  const right = Date.now();
  vi.setSystemTime(right + by);
  await core.forgetOld();
  await keepFor(7);
  await core.forgetOld();
  vi.setSystemTime(right + 2_000);
  await runFor(2 * dayMs);
  expect(await texts()).toEqual({ received: ["ping 1"], sent: ["ping 2"] });
  expect(core.deletedPings.get()).toEqual(deleted);
  expect(core.receivedKeys.get()).toHaveLength(1);
  expect(core.knownTeammates.get()).toEqual(met);
});

test("a clock that stays ahead has old pings forgotten a day later", async () => {
  await core.forgetOld();
  await core.inbox.set([receivedPing(1)]);
  vi.setSystemTime(Date.now() + 400 * dayMs);
  await runFor(dayMs - 1);
  expect((await texts()).received).toEqual(["ping 1"]);
  await runFor(2 * 600_000);
  expect((await texts()).received).toEqual([]);
});

test("what was noted while the clock was ahead grows old from the day on which it is right", async () => {
  await core.forgetOld();
  vi.setSystemTime(sentAt - 400 * dayMs);
  await core.inbox.set([
    receivedPing(2, { receivedAt: sentAt }),
    receivedPing(1, { receivedAt: daysAgo(401) }),
  ]);
  await core.outbox.set([sentPing(3, { Ana: "pending" }, { sentAt, expiresAt: sentAt + 3_600_000 })]);
  await core.knownTeammates.set([{ identity: "Bo.aaaaaaaa", room: "ping-room", lastSeenAt: sentAt }]);
  await runFor(dayMs);
  expect(core.inbox.get()).toMatchObject([{ receivedAt: sentAt }, { receivedAt: daysAgo(401) }]);
  await runFor(dayMs + 600_000);
  const now = Date.now();
  const [received] = core.inbox.get();
  expect(Math.abs(now - (received?.receivedAt ?? 0))).toBeLessThan(2 * dayMs);
  const [sent] = core.outbox.get();
  expect((sent?.expiresAt ?? 0) - now).toBeLessThanOrEqual(168 * 3_600_000);
  expect(core.knownTeammates.get()[0]?.lastSeenAt).toBeLessThanOrEqual(now);
});

test("what is forgotten leaves the screen", async () => {
  await core.inbox.set([receivedPing(1), receivedPing(2, { from: "Bo", receivedAt: sentAt + 8 * dayMs })]);
  await core.notifyArrivals();
  await core.pass(8 * dayMs);
  await keepFor(7);
  await core.forgetOld();
  expect([...core.screen.shown.keys()]).toEqual([`${receivedPing(2).id} Bo`]);
});

test("what is left of deleted pings is forgotten when they would be", async () => {
  const deleted = [29, 31].map((days) => ({
    id: idOf(days),
    from: "Bo.aaaaaaaa",
    room: "ping-room",
    seenAt: daysAgo(days),
  }));
  await core.deletedPings.set(deleted);
  await core.forgetOld();
  expect(core.deletedPings.get()).toEqual(deleted.slice(0, 1));
});

test("what is left of a deleted ping is kept from its deletion on, however long ago it was seen", async () => {
  const ping = receivedPing(1, { seenAt: daysAgo(31), receivedAt: daysAgo(31) });
  await core.inbox.set([ping]);
  await core.deleteReceived([ping]);
  await core.forgetOld();
  expect(core.deletedPings.get()).toHaveLength(1);
});

test("a ping is known again for as long as it may come again, however few days pings are kept", async () => {
  const known = [7, 9].map((days) => ({ key: `key ${days}`, at: daysAgo(days) }));
  await core.receivedKeys.set(known);
  await keepFor(1);
  await core.forgetOld();
  expect(core.receivedKeys.get()).toEqual(known.slice(0, 1));
});
