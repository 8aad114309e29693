import { describe, expect, test, vi } from "vitest";
import type { Settings } from "../../../extension/shared/settings-schema.ts";

import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, receivedPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/attention/working-hours.ts")),
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
  ...(await import("../../../extension/core/notifications/repeat-urgent.ts")),
}));
const minute = 60_000;
const gatherMs = 1_500;
const urgent = { priority: "urgent" as const };

const set = async (some: Partial<Settings>) => core.settings.set({ ...core.settings.get(), ...some });
const snoozeFor = (ms: number) => set({ snoozedUntil: Date.now() + ms });

const onChange = async () => {
  await core.notifyArrivals();
  await core.repeatUrgent();
};

/** Begins as a worker does that was just started. */
const start = async () => {
  core.watchHours(onChange);
  await core.pass(0);
};

const receiveWhileSnoozing = async (ms: number) => {
  await snoozeFor(ms);
  await start();
  await core.receivePing(arrivingPing(1));
};

test("what comes meanwhile is told of as one, when the snooze ends", async () => {
  await snoozeFor(10_000);
  await start();
  await core.receivePing(arrivingPing(1));
  await core.receivePing(arrivingPing(2, { from: "Cleo.aaaaaaaa" }));
  await core.receivePing(arrivingPing(3, { from: "Cleo.aaaaaaaa" }));
  await core.pass(9_999);
  expect(core.screen.appeared).toEqual([]);
  await core.pass(1 + gatherMs);
  expect(core.screen.appeared).toEqual(["3 pings while you were not disturbed"]);
  expect(core.screen.shown.get("digest")?.message).toBe("Bo and Cleo ×2");
});

test("a single one is shown as it is", async () => {
  await snoozeFor(10_000);
  await start();
  await core.receivePing(arrivingPing(1));
  await core.pass(10_000 + gatherMs);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
});

test("what also came while this browser was away is counted with the rest", async () => {
  await core.inbox.set([receivedPing(9, { sentAt: Date.now() - 10 * minute })]);
  await snoozeFor(10_000);
  await start();
  await core.receivePing(arrivingPing(1));
  await core.pass(10_000 + gatherMs);
  expect(core.screen.appeared).toEqual(["2 pings that you have not seen yet"]);
});

test("what was seen meanwhile is not told of", async () => {
  await snoozeFor(10_000);
  await start();
  await core.receivePing(arrivingPing(1));
  await core.receivePing(arrivingPing(2));
  await core.markHandled("seen");
  await core.pass(10_000 + gatherMs);
  expect(core.screen.appeared).toEqual([]);
});

describe("urgent pings", () => {
  test("are shown at once where they may", async () => {
    await snoozeFor(10_000);
    await start();
    expect(await core.receivePing(arrivingPing(1, urgent))).toEqual({});
    await core.pass(0);
    expect(core.screen.appeared).toEqual(["Urgent: Bo pinged you"]);
  });

  test("wait where they may not, and are shown one by one in the end", async () => {
    await set({ urgentDisturbs: false });
    await snoozeFor(10_000);
    await start();
    expect(await core.receivePing(arrivingPing(1, urgent))).toEqual({ urgentRefused: true });
    await core.receivePing(arrivingPing(2, urgent));
    await core.receivePing(arrivingPing(3));
    await core.receivePing(arrivingPing(4));
    await core.pass(9_999);
    expect(core.screen.appeared).toEqual([]);
    await core.pass(1 + gatherMs);
    expect(core.screen.appeared).toEqual([
      "Urgent: Bo pinged you",
      "Urgent: Bo pinged you",
      "2 pings while you were not disturbed",
    ]);
  });

  test("that were there before do not come back while they may not, and do afterwards", async () => {
    await core.receivePing(arrivingPing(1, urgent));
    await core.pass(0);
    await set({ urgentDisturbs: false });
    await snoozeFor(3 * minute);
    await start();
    await core.pass(3 * minute - 1);
    expect(core.screen.appeared).toHaveLength(1);
    await core.pass(1);
    expect(core.screen.appeared).toHaveLength(2);
  });
});

test("the next change is awaited anew whenever the settings change, and none is without one", async () => {
  await receiveWhileSnoozing(10 * minute);
  await snoozeFor(20 * minute);
  await core.pass(20 * minute - 1);
  expect(core.screen.appeared).toEqual([]);
  await core.pass(1 + gatherMs);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
  await core.pass(minute);
  expect(vi.getTimerCount()).toBe(0);
});

test("a change that comes with the settings is not awaited for longer", async () => {
  await receiveWhileSnoozing(10 * minute);
  await set({ snoozedUntil: 0 });
  await onChange(); // As whoever notifies does with each change of the settings.
  await core.pass(gatherMs);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
});

test("a timer that rings a moment early, since the clock was put right meanwhile, is set once more", async () => {
  await receiveWhileSnoozing(10 * minute);
  await core.pass(9 * minute);
  vi.setSystemTime(Date.now() - 5);
  await core.pass(minute);
  expect(core.screen.appeared).toEqual([]);
  await core.pass(5 + gatherMs);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
});
