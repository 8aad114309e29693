import { describe, expect, test, vi } from "vitest";
import { watchHours } from "../../../extension/core/attention/watch-hours.ts";
import { markHandled } from "../../../extension/core/inbox/mark-handled.ts";
import { receivePing } from "../../../extension/core/inbox/receive-ping.ts";
import { notifyArrivals } from "../../../extension/core/notifications/notify-arrivals.ts";
import { repeatUrgent } from "../../../extension/core/notifications/repeat-urgent.ts";
import { inbox, settings } from "../../../extension/core/store/values.ts";
import type { Settings } from "../../../extension/shared/settings.ts";

import { fakeBrowser } from "../support/fake-browser.ts";
import { freshBackground } from "../support/fresh-background.ts";
import { arrivingPing, receivedPing } from "../support/pings.ts";

vi.mock("../../../extension/shared/browser.ts", () => import("../support/fake-browser.ts"));
vi.mock("../../../extension/offscreen/api.ts", () => ({ offscreen: { sendMessage: async () => {} } }));
vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: async () => {} }));

const fresh = freshBackground();
const minute = 60_000;
const gatherMs = 1_500;
const urgent = { priority: "urgent" as const };

const set = async (some: Partial<Settings>) => settings.set({ ...(await settings.get()), ...some });
const snoozeFor = (ms: number) => set({ snoozedUntil: Date.now() + ms });

const onChange = async () => {
  await notifyArrivals();
  await repeatUrgent();
};

/** Begins as a worker does that was just started. */
const start = async () => {
  watchHours(onChange);
  await fresh.pass(0);
};

test("what comes meanwhile is told of as one, when the snooze ends", async () => {
  await snoozeFor(10_000);
  await start();
  await receivePing(arrivingPing(1));
  await receivePing(arrivingPing(2, { from: "Cleo.aaaaaaaa" }));
  await receivePing(arrivingPing(3, { from: "Cleo.aaaaaaaa" }));
  await fresh.pass(9_999);
  expect(fakeBrowser.appeared).toEqual([]);
  await fresh.pass(1 + gatherMs);
  expect(fakeBrowser.appeared).toEqual(["3 pings while you were not disturbed"]);
  expect(fakeBrowser.screen.get("digest")?.message).toBe("Bo and Cleo ×2");
});

test("a single one is shown as it is", async () => {
  await snoozeFor(10_000);
  await start();
  await receivePing(arrivingPing(1));
  await fresh.pass(10_000 + gatherMs);
  expect(fakeBrowser.appeared).toEqual(["Bo pinged you"]);
});

test("what also came while this browser was away is counted with the rest", async () => {
  await inbox.set([receivedPing(9, { sentAt: Date.now() - 10 * minute })]);
  await snoozeFor(10_000);
  await start();
  await receivePing(arrivingPing(1));
  await fresh.pass(10_000 + gatherMs);
  expect(fakeBrowser.appeared).toEqual(["2 pings that you have not seen yet"]);
});

test("what was seen meanwhile is not told of", async () => {
  await snoozeFor(10_000);
  await start();
  await receivePing(arrivingPing(1));
  await receivePing(arrivingPing(2));
  await markHandled("seen");
  await fresh.pass(10_000 + gatherMs);
  expect(fakeBrowser.appeared).toEqual([]);
});

describe("urgent pings", () => {
  test("are shown at once where they may", async () => {
    await snoozeFor(10_000);
    await start();
    expect(await receivePing(arrivingPing(1, urgent))).toEqual({});
    await fresh.pass(0);
    expect(fakeBrowser.appeared).toEqual(["Urgent: Bo pinged you"]);
  });

  test("wait where they may not, and are shown one by one in the end", async () => {
    await set({ urgentDisturbs: false });
    await snoozeFor(10_000);
    await start();
    expect(await receivePing(arrivingPing(1, urgent))).toEqual({ urgentRefused: true });
    await receivePing(arrivingPing(2, urgent));
    await receivePing(arrivingPing(3));
    await receivePing(arrivingPing(4));
    await fresh.pass(9_999);
    expect(fakeBrowser.appeared).toEqual([]);
    await fresh.pass(1 + gatherMs);
    expect(fakeBrowser.appeared).toEqual([
      "Urgent: Bo pinged you",
      "Urgent: Bo pinged you",
      "2 pings while you were not disturbed",
    ]);
  });

  test("that were there before do not come back while they may not, and do afterwards", async () => {
    await receivePing(arrivingPing(1, urgent));
    await fresh.pass(0);
    await set({ urgentDisturbs: false });
    await snoozeFor(3 * minute);
    await start();
    await fresh.pass(2 * minute);
    await repeatUrgent();
    expect(fakeBrowser.appeared).toHaveLength(1);
    await fresh.pass(minute);
    fakeBrowser.ring("quiet");
    await fresh.pass(0);
    expect(fakeBrowser.appeared).toHaveLength(2);
  });
});

describe("the alarm", () => {
  test("is set for the next change, again whenever the settings change, and not without one", async () => {
    await snoozeFor(10 * minute);
    await start();
    expect(fakeBrowser.alarms).toEqual(new Map([["quiet", Date.now() + 10 * minute]]));
    await snoozeFor(20 * minute);
    await fresh.pass(0);
    expect(fakeBrowser.alarms).toEqual(new Map([["quiet", Date.now() + 20 * minute]]));
    await set({ snoozedUntil: 0 });
    await fresh.pass(0);
    expect(fakeBrowser.alarms.size).toBe(0);
  });

  test("that rings a moment early is set once more", async () => {
    await snoozeFor(10 * minute);
    await start();
    await receivePing(arrivingPing(1));
    await fresh.pass(10 * minute - 5);
    fakeBrowser.ring("quiet");
    await fresh.pass(0);
    expect(fakeBrowser.alarms).toEqual(new Map([["quiet", Date.now() + 5]]));
    await fresh.pass(5 + gatherMs);
    expect(fakeBrowser.appeared).toEqual(["Bo pinged you"]);
  });
});
