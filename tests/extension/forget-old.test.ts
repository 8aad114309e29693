import { expect, test, vi } from "vitest";
import { deletedPings } from "../../extension/background/deleted-pings.ts";
import { forgetOld } from "../../extension/background/forget-old.ts";
import { notifyArrivals } from "../../extension/background/notify-arrivals.ts";
import { draft } from "../../extension/shared/draft.ts";
import { settings } from "../../extension/shared/settings.ts";
import { inbox, outbox, receivedKeys } from "../../extension/shared/stored-pings.ts";
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
  await fresh.pass(dayMs - 1);
  await forgetOld();
  expect((await texts()).received).toEqual(["ping 1"]);
  await fresh.pass(1);
  await forgetOld();
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
