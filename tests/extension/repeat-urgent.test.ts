import { expect, test, vi } from "vitest";
import { certainNow } from "../../extension/core/clock/times-now.ts";
import { repeatUrgent, watchUrgent } from "../../extension/core/notifications/repeat-urgent.ts";
import { inbox, settings } from "../../extension/core/store/values.ts";
import type { ReceivedPing } from "../../extension/shared/ping.ts";

import { fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { provenPing, sentAt } from "./support/pings.ts";

vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));

const fresh = freshBackground();
const now = sentAt + 1_000;
const minute = 60_000;

/** An urgent ping whose notification was last asked for so many milliseconds ago. */
const shown = (n: number, agoMs: number, more: Partial<ReceivedPing> = {}) =>
  provenPing(n, { priority: "urgent", notifiedAt: now - agoMs, ...more });

test("an urgent ping that waits a minute appears again, is counted, and has its next time", async () => {
  await inbox.set([shown(1, minute)]);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toEqual(["Urgent: Ana pinged everyone"]);
  expect(await inbox.get()).toMatchObject([{ repeats: 1, notifiedAt: now }]);
  expect(fakeBrowser.alarms).toEqual(new Map([["urgent", now + minute]]));
});

test("one that is still on the screen appears anew", async () => {
  await inbox.set([shown(1, minute)]);
  await repeatUrgent();
  await fresh.pass(minute);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toHaveLength(2);
  expect(fakeBrowser.screen.size).toBe(1);
  expect(await inbox.get()).toMatchObject([{ repeats: 2 }]);
});

test("one that has not waited that long is left alone until its time", async () => {
  await inbox.set([shown(2, 20_000, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" }), shown(1, 10_000)]);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toEqual([]);
  expect(fakeBrowser.alarms).toEqual(new Map([["urgent", now + 40_000]]));
});

test("two calls at once show it once", async () => {
  await inbox.set([shown(1, minute)]);
  await Promise.all([repeatUrgent(), repeatUrgent()]);
  expect(fakeBrowser.appeared).toHaveLength(1);
  expect(await inbox.get()).toMatchObject([{ repeats: 1 }]);
});

test("the alarm is cleared when nothing is left that could come back", async () => {
  await inbox.set([shown(2, minute, { repeats: 4 }), shown(1, minute, { answeredAt: now })]);
  fakeBrowser.alarms.set("urgent", now);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toHaveLength(1);
  expect(fakeBrowser.alarms.size).toBe(0);
});

test.each([
  ["an hour back", -60 * minute],
  ["a year back", -525_600 * minute],
])("it comes back after a minute although the clock was set %s", async (_, by) => {
  await inbox.set([shown(1, minute)]);
  await certainNow();
  await repeatUrgent();
  vi.setSystemTime(now + by);
  await repeatUrgent();
  expect(fakeBrowser.alarms).toEqual(new Map([["urgent", now + by + minute]]));
  await fresh.pass(minute);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toHaveLength(2);
});

test("it comes back at once where the clock was wrong when it was shown, and then each minute", async () => {
  await inbox.set([shown(1, -60 * minute)]);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toHaveLength(1);
  expect(await inbox.get()).toMatchObject([{ notifiedAt: now }]);
  expect(fakeBrowser.alarms).toEqual(new Map([["urgent", now + minute]]));
});

test("a clock that is set ahead does not hurry it", async () => {
  await certainNow();
  await inbox.set([shown(1, 0)]);
  vi.setSystemTime(now + 60 * minute);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toEqual([]);
  expect(fakeBrowser.alarms).toEqual(new Map([["urgent", now + 61 * minute]]));
});

test("one whose sender's urgent pings are not taken any more does not come back", async () => {
  await settings.set({ ...(await settings.get()), noUrgentFrom: ["Ana"] });
  await inbox.set([shown(2, 0, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" }), shown(1, minute)]);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toEqual([]);
  expect(fakeBrowser.alarms).toEqual(new Map([["urgent", now + minute]]));
});

test("its alarm has it look, and no other one does", async () => {
  watchUrgent();
  await inbox.set([shown(1, minute)]);
  fakeBrowser.ring("watchdog");
  await fresh.pass(0);
  expect(fakeBrowser.appeared).toEqual([]);
  fakeBrowser.ring("urgent");
  await fresh.pass(0);
  expect(fakeBrowser.appeared).toHaveLength(1);
});

test("what is urgent in a muted room does not come back", async () => {
  await settings.set({ ...(await settings.get()), rooms: [{ room: "lab", muted: true, role: "both" }] });
  await inbox.set([
    shown(2, minute, { room: "lab" }),
    shown(1, minute, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" }),
  ]);
  await repeatUrgent();
  expect(fakeBrowser.appeared).toEqual(["Urgent: Bo in ping-room pinged everyone"]);
});
