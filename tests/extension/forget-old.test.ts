import { expect, test, vi } from "vitest";
import { deletedPings } from "../../extension/core/inbox/deleted-pings.ts";
import { forgetOld } from "../../extension/core/history/forget-old.ts";
import { notifyArrivals } from "../../extension/core/notifications/notify-arrivals.ts";
import {
  draft,
  inbox,
  knownTeammates,
  outbox,
  receivedKeys,
  settings,
} from "../../extension/core/store/values.ts";

import { fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { idOf, receivedPing, sentAt, sentPing } from "./support/pings.ts";

vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));

const fresh = freshBackground();
const dayMs = 86_400_000;
const daysAgo = (days: number) => sentAt - days * dayMs;

const texts = async () => ({
  received: (await inbox.get()).map(({ text }) => text),
  sent: (await outbox.get()).map(({ text }) => text),
});

const keepFor = async (keepDays: number) => settings.set({ ...(await settings.get()), keepDays });

/** The browser runs on, and looks as often as the watchdog has it. */
const runFor = async (ms: number) => {
  const stepMs = 10 * 60_000;
  for (let left = ms; left > 0; left -= stepMs) {
    await fresh.pass(Math.min(left, stepMs));
    await forgetOld();
  }
};

test("what is older than a month is forgotten, but for what somebody waits for", async () => {
  await inbox.set([
    receivedPing(2, { receivedAt: daysAgo(29) }),
    receivedPing(1, { receivedAt: daysAgo(31), sentAt: daysAgo(1) }),
  ]);
  await outbox.set([
    sentPing(5, { Ana: "seen" }, { sentAt: daysAgo(29) }),
    sentPing(4, { Ana: "pending" }, { sentAt: daysAgo(31) }),
    sentPing(3, { Ana: "expired" }, { sentAt: daysAgo(31) }),
  ]);
  await forgetOld();
  expect(await texts()).toEqual({ received: ["ping 2"], sent: ["ping 5", "ping 4"] });
});

test("it is looked for once a day, and at once when the settings change", async () => {
  await forgetOld();
  await inbox.set([receivedPing(1, { receivedAt: daysAgo(40) })]);
  await runFor(dayMs - 1);
  expect((await texts()).received).toEqual(["ping 1"]);
  await runFor(1);
  expect((await texts()).received).toEqual([]);

  await inbox.set([receivedPing(2, { receivedAt: daysAgo(10) })]);
  await keepFor(7);
  await forgetOld();
  expect((await texts()).received).toEqual([]);
});

test("a clock that was set back does not put it off", async () => {
  await fresh.pass(100 * dayMs);
  await forgetOld();
  vi.setSystemTime(sentAt);
  await inbox.set([receivedPing(1, { receivedAt: daysAgo(31) })]);
  await forgetOld();
  expect((await texts()).received).toEqual([]);
});

test.each([
  ["400 days", 400 * dayMs],
  ["a thousand years", 365_000 * dayMs],
])("a clock that is %s ahead for a moment costs nothing", async (_, by) => {
  const met = [{ identity: "Bo.aaaaaaaa", room: "ping-room", lastSeenAt: daysAgo(1) }];
  const deleted = [{ id: idOf(9), from: "Bo.aaaaaaaa", room: "ping-room", seenAt: daysAgo(1) }];
  await forgetOld();
  await inbox.set([receivedPing(1)]);
  await outbox.set([sentPing(2, { Ana: "seen" })]);
  await Promise.all([deletedPings.set(deleted), knownTeammates.set(met)]);
  await receivedKeys.set([{ key: "key", at: sentAt }]);
  const right = Date.now();
  vi.setSystemTime(right + by);
  await forgetOld();
  await keepFor(7);
  await forgetOld();
  vi.setSystemTime(right + 2_000);
  await runFor(2 * dayMs);
  expect(await texts()).toEqual({ received: ["ping 1"], sent: ["ping 2"] });
  expect(await deletedPings.get()).toEqual(deleted);
  expect(await receivedKeys.get()).toHaveLength(1);
  expect(await knownTeammates.get()).toEqual(met);
});

test("a clock that stays ahead has old pings forgotten a day later", async () => {
  await forgetOld();
  await inbox.set([receivedPing(1)]);
  vi.setSystemTime(Date.now() + 400 * dayMs);
  await runFor(dayMs - 1);
  expect((await texts()).received).toEqual(["ping 1"]);
  await runFor(2 * 600_000);
  expect((await texts()).received).toEqual([]);
});

test("what was noted while the clock was ahead grows old from the day on which it is right", async () => {
  await forgetOld();
  vi.setSystemTime(sentAt - 400 * dayMs);
  await inbox.set([receivedPing(2, { receivedAt: sentAt }), receivedPing(1, { receivedAt: daysAgo(401) })]);
  await outbox.set([sentPing(3, { Ana: "pending" }, { sentAt, expiresAt: sentAt + 3_600_000 })]);
  await knownTeammates.set([{ identity: "Bo.aaaaaaaa", room: "ping-room", lastSeenAt: sentAt }]);
  await runFor(dayMs);
  expect(await inbox.get()).toMatchObject([{ receivedAt: sentAt }, { receivedAt: daysAgo(401) }]);
  await runFor(dayMs + 600_000);
  const now = Date.now();
  const [received] = await inbox.get();
  expect(Math.abs(now - (received?.receivedAt ?? 0))).toBeLessThan(2 * dayMs);
  const [sent] = await outbox.get();
  expect((sent?.expiresAt ?? 0) - now).toBeLessThanOrEqual(168 * 3_600_000);
  expect((await knownTeammates.get())[0]?.lastSeenAt).toBeLessThanOrEqual(now);
});

test("what is forgotten leaves the screen", async () => {
  await inbox.set([receivedPing(1), receivedPing(2, { from: "Bo", receivedAt: sentAt + 8 * dayMs })]);
  await notifyArrivals();
  await fresh.pass(8 * dayMs);
  await keepFor(7);
  await forgetOld();
  expect([...fakeBrowser.screen.keys()]).toEqual([`${receivedPing(2).id} Bo`]);
});

test("the text in the popup's field is forgotten with the ping that it was sent as", async () => {
  await outbox.set([sentPing(1, { Ana: "seen" }, { sentAt: daysAgo(31) })]);
  await draft.set({ text: "ping 1", room: "ping-room" });
  await forgetOld();
  expect(await draft.get()).toBeUndefined();
});

test("what is left of deleted pings is forgotten when they would be", async () => {
  const deleted = [29, 31].map((days) => ({
    id: idOf(days),
    from: "Bo.aaaaaaaa",
    room: "ping-room",
    seenAt: daysAgo(days),
  }));
  await deletedPings.set(deleted);
  await forgetOld();
  expect(await deletedPings.get()).toEqual(deleted.slice(0, 1));
});

test("a ping is known again for as long as it may come again, however few days pings are kept", async () => {
  const known = [7, 9].map((days) => ({ key: `key ${days}`, at: daysAgo(days) }));
  await receivedKeys.set(known);
  await keepFor(1);
  await forgetOld();
  expect(await receivedKeys.get()).toEqual(known.slice(0, 1));
});

test("keys that an earlier version stored without a time are as old as the next writing", async () => {
  fresh.storage.local.receivedKeys = JSON.stringify(["b", "a"]);
  await receivedKeys.update((keys) => [...keys]);
  await fresh.pass(9 * dayMs);
  expect((await receivedKeys.get()).map(({ key }) => key)).toEqual(["b", "a"]);
  await forgetOld();
  expect(await receivedKeys.get()).toEqual([]);
});
