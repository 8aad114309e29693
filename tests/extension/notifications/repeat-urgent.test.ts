import { expect, test, vi } from "vitest";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { provenPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/clock/times-now.ts")),
  ...(await import("../../../extension/core/notifications/notifying.ts")),
  ...(await import("../../../extension/core/notifications/repeat-urgent.ts")),
}));
const now = sentAt + 1_000;
const minute = 60_000;

/** An urgent ping whose notification was last asked for so many milliseconds ago. */
const shown = (n: number, agoMs: number, more: Partial<ReceivedPing> = {}) =>
  provenPing(n, { priority: "urgent", notifiedAt: now - agoMs, ...more });

/** Lets it come back by itself, and no sooner than after so many milliseconds. */
const comesBackIn = async (ms: number) => {
  const before = core.screen.appeared.length;
  await core.pass(ms - 1);
  expect(core.screen.appeared).toHaveLength(before);
  await core.pass(1);
  expect(core.screen.appeared).toHaveLength(before + 1);
};

test("an urgent ping that waits a minute appears again, is counted, and has its next time", async () => {
  await core.inbox.set([shown(1, minute)]);
  await core.repeatUrgent();
  expect(core.screen.appeared).toEqual(["Urgent: Ana pinged everyone"]);
  expect(core.inbox.get()).toMatchObject([{ repeats: 1, notifiedAt: now }]);
  await comesBackIn(minute);
});

test("one that is still on the screen appears anew in one step, so that no dead copy is left beside it", async () => {
  const show = vi.spyOn(core.screen.registration, "showNotification");
  const look = vi.spyOn(core.screen.registration, "getNotifications");
  await core.inbox.set([shown(1, minute)]);
  await core.repeatUrgent();
  await core.pass(minute);
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(2);
  expect(core.screen.shown.size).toBe(1);
  expect(show.mock.calls.map(([, options]) => options)).toMatchObject([
    { renotify: true },
    { renotify: true },
  ]);
  expect(look).not.toHaveBeenCalled();
  expect(core.inbox.get()).toMatchObject([{ repeats: 2 }]);
});

test("one that is answered while others are shown again does not come, and one that is answered in that moment goes", async () => {
  const from = (name: string) => `${name}.${name.toLowerCase().repeat(22).slice(0, 22)}`;
  const pings = [shown(2, minute, { from: from("Bo") }), shown(1, minute, { from: from("Cy") })];
  await core.inbox.set(pings);
  const { registration } = core.screen;
  const show = registration.showNotification.bind(registration);
  vi.spyOn(registration, "showNotification").mockImplementation(async (...shown) => {
    await show(...shown);
    await core.inbox.update((now) => now.map((ping) => ({ ...ping, answeredAt: sentAt, seenAt: sentAt })));
  });
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(1);
  expect(core.screen.shown.size).toBe(0);
});

test("one that has not waited that long is left alone until its time", async () => {
  await core.inbox.set([shown(2, 20_000, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" }), shown(1, 10_000)]);
  await core.repeatUrgent();
  expect(core.screen.appeared).toEqual([]);
  await comesBackIn(40_000);
});

test("two calls at once show it once", async () => {
  await core.inbox.set([shown(1, minute)]);
  await Promise.all([core.repeatUrgent(), core.repeatUrgent()]);
  expect(core.screen.appeared).toHaveLength(1);
  expect(core.inbox.get()).toMatchObject([{ repeats: 1 }]);
});

test("it does not look again when nothing is left that could come back", async () => {
  await core.inbox.set([shown(2, minute, { repeats: 4 }), shown(1, minute, { answeredAt: now })]);
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ["an hour back", -60 * minute],
  ["a year back", -525_600 * minute],
])("it comes back after a minute although the clock was set %s", async (_, by) => {
  await core.inbox.set([shown(1, minute)]);
  await core.certainNow();
  await core.repeatUrgent();
  vi.setSystemTime(now + by);
  await core.repeatUrgent();
  await comesBackIn(minute);
  expect(core.screen.appeared).toHaveLength(2);
});

test("it comes back at once where the clock was wrong when it was shown, and then each minute", async () => {
  await core.inbox.set([shown(1, -60 * minute)]);
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(1);
  expect(core.inbox.get()).toMatchObject([{ notifiedAt: now }]);
  await comesBackIn(minute);
});

test("a clock that is set ahead does not hurry it", async () => {
  await core.certainNow();
  await core.inbox.set([shown(1, 0)]);
  vi.setSystemTime(now + 60 * minute);
  await core.repeatUrgent();
  expect(core.screen.appeared).toEqual([]);
  await comesBackIn(minute);
});

test("one whose sender's urgent pings are not taken any more does not come back", async () => {
  await core.settings.set({ ...core.settings.get(), noUrgentFrom: ["Ana"] });
  await core.inbox.set([shown(2, 0, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" }), shown(1, minute)]);
  await core.repeatUrgent();
  expect(core.screen.appeared).toEqual([]);
  await comesBackIn(minute);
});

test("what is urgent in a muted room does not come back", async () => {
  await core.settings.set({ ...core.settings.get(), rooms: [{ room: "lab", muted: true, role: "both" }] });
  await core.inbox.set([
    shown(2, minute, { room: "lab" }),
    shown(1, minute, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" }),
  ]);
  await core.repeatUrgent();
  expect(core.screen.appeared).toEqual(["Urgent: Bo in ping-room pinged everyone"]);
});

test("one that the screen refused is tried again a minute later", async () => {
  core.screen.refusals = 2; // It is tried in both ways.
  await core.inbox.set([shown(1, minute)]);
  vi.spyOn(console, "warn").mockReturnValue();
  await expect(core.repeatUrgent()).rejects.toThrow("There is no screen.");
  await comesBackIn(minute);
});

test("one whose time came while nobody wanted to be disturbed comes back as soon as somebody may", async () => {
  const disturb = (may: boolean) =>
    core.settings.set({ ...core.settings.get(), doNotDisturb: !may, urgentDisturbs: false });
  await core.inbox.set([shown(1, 0)]);
  core.notifying.start();
  await disturb(false);
  await core.pass(2 * minute);
  expect(core.screen.appeared).toEqual([]);
  await disturb(true);
  await core.settle();
  expect(core.screen.appeared).toHaveLength(1);
});
