import { beforeEach, describe, expect, test, vi } from "vitest";
import type { TimeJump } from "../../../extension/core/clock/clock.ts";
import { freshCore } from "../support/fresh-core.ts";
import { provenPing, receivedPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/attention/own-presence.ts")),
  ...(await import("../../../extension/core/attention/working-hours.ts")),
  ...(await import("../../../extension/core/clock/clock.ts")),
  ...(await import("../../../extension/core/clock/times-now.ts")),
  ...(await import("../../../extension/core/notifications/notifying.ts")),
}));
const second = 1_000;
const minute = 60 * second;
const tickMs = 5 * second;

let jumps: TimeJump[];

beforeEach(() => {
  jumps = [];
  core.clock.start();
  core.onTimeJump((why) => jumps.push(why));
});

/** Sets the clock on the wall; all timers stand still meanwhile. */
const jump = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** The computer sleeps, wakes, and its clock is looked at. */
const sleep = async (ms: number) => {
  jump(ms);
  await core.pass(tickMs);
};

describe("a look at the clocks", () => {
  test("tells that the computer slept, once", async () => {
    await core.pass(minute);
    expect(jumps).toEqual([]);
    await sleep(10 * minute);
    await core.pass(minute);
    expect(jumps).toEqual(["woke"]);
  });

  test("tells it at once when asked for, and not again for the same sleep", async () => {
    core.lookAtClocks();
    expect(jumps).toEqual([]);
    jump(10 * minute);
    core.lookAtClocks();
    await core.pass(tickMs);
    expect(jumps).toEqual(["woke"]);
  });

  test("tells that the clock was set back", async () => {
    jump(-60 * minute);
    await core.pass(minute);
    expect(jumps).toEqual(["set-back"]);
  });

  test.each([
    ["a timer that comes some seconds late", 10 * second],
    ["a clock that is put right by a second", -second],
  ])("is not misled by %s", async (_, ms) => {
    jump(ms);
    await core.pass(minute);
    expect(jumps).toEqual([]);
  });
});

/** The service says that the clock is right. */
const confirm = async () => {
  const serverTime = () => new Date(Date.now()).toISOString();
  vi.stubGlobal("fetch", async () => Response.json({ status: "ok", serverTime: serverTime() }));
  await core.settings.set({ ...core.settings.get(), serviceUrl: "https://ping.example" });
  await core.certainNow();
  await core.settle();
};

describe("what came due while the computer slept happens as soon as it wakes:", () => {
  const awake = tickMs + 2 * second; // Late pings gather for a moment.

  test("pings that waited for the end of a snooze are shown", async () => {
    await core.settings.set({ ...core.settings.get(), snoozedUntil: sentAt + 30 * minute });
    await core.inbox.set([provenPing(1, { held: true })]);
    core.notifying.start();
    await core.pass(minute);
    jump(45 * minute);
    await core.pass(awake);
    expect(core.screen.appeared).toEqual(["Ana pinged everyone"]);
  });

  test("those who want to know hear that the working hours have changed", async () => {
    const changed = vi.fn(async () => {});
    core.watchHours(changed);
    await sleep(10 * minute);
    expect(changed).toHaveBeenCalledOnce();
  });

  test("late pings that were to wait for room in the limit are shown", async () => {
    const late = (n: number, more = {}) =>
      receivedPing(n, { from: `Guest ${n}`, sentAt: sentAt - 10 * minute, ...more });
    await core.inbox.set([late(3), late(2, { notifiedAt: sentAt }), late(1, { notifiedAt: sentAt - 1 })]);
    core.notifying.start();
    await core.pass(10 * second);
    expect(core.screen.appeared).toEqual([]);
    jump(minute);
    await core.pass(awake);
    expect(core.screen.appeared).toHaveLength(1);
  });

  test("an urgent ping comes back once the service has said that so much time has passed", async () => {
    await core.certainNow();
    await core.inbox.set([receivedPing(1, { priority: "urgent", notifiedAt: Date.now() })]);
    core.notifying.start();
    await core.pass(10 * second);
    await sleep(10 * minute);
    await core.certainNow();
    expect(core.screen.appeared).toEqual([]);
    await confirm();
    expect(jumps).toEqual(["woke", "told"]);
    expect(core.screen.appeared).toHaveLength(1);
  });
});

test("a change of hours that cannot be told is no end of all later ones", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const end = Date.now() + 10 * minute;
  await core.settings.set({ ...core.settings.get(), snoozedUntil: end });
  const changed = vi.fn(async () => {});
  changed.mockRejectedValueOnce(new Error("No screen."));
  const look = core.watchHours(changed);
  await expect(look()).rejects.toThrow("No screen.");
  await core.pass(10 * minute);
  expect(changed).toHaveBeenCalledTimes(2);
});
