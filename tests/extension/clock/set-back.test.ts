import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Settings } from "../../../extension/shared/settings-schema.ts";

import { freshCore } from "../support/fresh-core.ts";
import { receivedPing, sentPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/attention/working-hours.ts")),
  ...(await import("../../../extension/core/clock/times-now.ts")),
  ...(await import("../../../extension/core/connection/set-back.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
}));
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const set = async (some: Partial<Settings>) => core.settings.set({ ...core.settings.get(), ...some });

let start: number;

beforeEach(async () => {
  start = Date.now();
  core.onSetBack((setBack) => void core.moveBack(setBack));
  await core.certainNow(); // As when the browser starts.
});

/** The clock is set back, and nobody knows yet whether rightly. */
const setBack = async (by: number) => {
  vi.setSystemTime(Date.now() - by);
  await core.certainNow();
};

/** The service says that the clock is right now. */
const confirm = async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({ status: "ok", serverTime: new Date(Date.now()).toISOString() }),
  );
  await set({ serviceUrl: "https://ping.example" });
  await core.certainNow();
  await core.settle();
};

describe("while nobody knows whether a clock was rightly set back", () => {
  test("a snooze ends after as long as it was meant to last, and so the pages say", async () => {
    await set({ snoozedUntil: start + 30 * minute });
    await core.inbox.set([receivedPing(1, { held: true })]);
    const look = core.watchHours(core.notifyArrivals);
    await core.pass(10 * minute);
    await setBack(hour);
    await look();
    for (let minutes = 0; minutes < 20; minutes++) {
      expect(core.screen.appeared).toEqual([]);
      await core.pass(minute);
      await core.certainNow(); // As each minute.
    }
    await core.pass(2_000);
    expect(core.screen.appeared).toHaveLength(1);
    expect(core.settings.get().snoozedUntil).toBe(0);
  });

  test("nothing is moved, so that all is as before once the clock is back", async () => {
    await set({ snoozedUntil: start + 30 * minute });
    await core.outbox.set([sentPing(1, { Ana: "pending" })]);
    const sent = core.outbox.get();
    await setBack(400 * day);
    await setBack(-400 * day);
    expect(core.settings.get().snoozedUntil).toBe(start + 30 * minute);
    expect(core.outbox.get()).toEqual(sent);
  });
});

describe("once a clock was rightly set back", () => {
  test.each([hour, 400 * day])("a snooze lasts no longer than it was meant to: by %i ms", async (by) => {
    await set({ snoozedUntil: start + 30 * minute });
    await setBack(by);
    await confirm();
    expect(core.settings.get().snoozedUntil).toBe(Date.now() + 30 * minute);
  });

  test("a snooze that was over does not begin anew", async () => {
    await set({ snoozedUntil: start - minute });
    await setBack(hour);
    await confirm();
    expect(core.settings.get().snoozedUntil).toBe(0);
  });

  test("a snooze until a time of the day still ends then, unless that is far away", async () => {
    const tomorrow = new Date(2023, 10, 16, 8).getTime();
    await set({ snoozedUntil: tomorrow });
    await setBack(hour);
    await confirm();
    expect(core.settings.get().snoozedUntil).toBe(tomorrow);
    await setBack(400 * day);
    await core.pass(minute);
    await confirm();
    expect(core.settings.get().snoozedUntil).toBe(tomorrow - 400 * day);
  });

  test("quiet hours that were ended for this time count again, unless it is still this time", async () => {
    await set({ quietSkippedUntil: start + 8 * hour });
    await setBack(hour);
    await confirm();
    expect(core.settings.get().quietSkippedUntil).toBe(start + 8 * hour);
    await setBack(400 * day);
    await core.pass(minute);
    await confirm();
    expect(core.settings.get().quietSkippedUntil).toBe(0);
  });

  test("an hour of work is an hour", async () => {
    await core.connectNow();
    await setBack(400 * day);
    await confirm();
    expect(core.workingUntil.get()).toBe(Date.now() + hour);
  });

  test("a ping waits no longer than its sender wanted", async () => {
    await core.outbox.set([
      sentPing(2, { Ana: "pending" }, { sentAt: start, expiresAt: start + 8 * hour }),
      sentPing(1, { Ana: "seen" }, { sentAt: start, expiresAt: start + 8 * hour }),
    ]);
    await setBack(400 * day);
    await confirm();
    const now = Date.now();
    expect(core.outbox.get()).toMatchObject([
      { sentAt: now, expiresAt: now + 8 * hour },
      { sentAt: start, expiresAt: start + 8 * hour },
    ]);
  });
});
