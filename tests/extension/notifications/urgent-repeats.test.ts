import { expect, test } from "vitest";
import { repeatMs, urgentRepeats as repeatsIn } from "../../../extension/core/notifications/repeat-urgent.ts";
import type { Standing } from "../../../extension/core/people/standings.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import type { Role } from "../../../extension/shared/team-schema.ts";
import { idOf, receivedPing, sentAt } from "../support/pings.ts";

const standingOf = (from: string) => (from.startsWith("Guest") ? "stranger" : "known") as Standing;
const urgentRepeats = (pings: ReceivedPing[], now: number, role: Role = "both") =>
  repeatsIn(pings, now, () => role, standingOf);

const urgent = (n: number, more: Partial<ReceivedPing> = {}) =>
  receivedPing(n, { priority: "urgent", notifiedAt: sentAt, ...more });
const dueIds = (pings: ReceivedPing[], now: number) => urgentRepeats(pings, now).due.map(({ id }) => id);

test("an urgent ping comes back a minute after it was shown, and not before", () => {
  expect(urgentRepeats([urgent(1)], sentAt + repeatMs - 1)).toMatchObject({
    due: [],
    nextAt: sentAt + repeatMs,
  });
  expect(dueIds([urgent(1)], sentAt + repeatMs)).toEqual([idOf(1)]);
});

test("it comes back five times at most", () => {
  let ping = urgent(1);
  let now = sentAt;
  let times = 0;
  for (let minute = 0; minute < 20; minute += 1) {
    now += repeatMs;
    if (urgentRepeats([ping], now).due.length === 0) continue;
    times += 1;
    ping = { ...ping, notifiedAt: now, repeats: (ping.repeats ?? 0) + 1 };
  }
  expect(times).toBe(5);
  expect(urgentRepeats([ping], now).nextAt).toBeUndefined();
});

test.each([
  ["that was answered", { answeredAt: sentAt }],
  ["that is not urgent", { priority: "ping" }],
  ["that has not been shown yet", { notifiedAt: undefined }],
  ["that was one too many to be shown", { limited: true }],
] as const)("one %s does not come back", (_what, change) => {
  expect(urgentRepeats([urgent(1, change)], sentAt + 10 * repeatMs)).toMatchObject({
    due: [],
    nextAt: undefined,
  });
});

test("one that was seen and not answered comes back all the same", () => {
  expect(dueIds([urgent(1, { seenAt: sentAt })], sentAt + repeatMs)).toEqual([idOf(1)]);
});

test.each([
  ["because this device sends none", { from: "Bo.aaaaaaaa" }, "subscribe"],
  ["because its sender gets none", { from: "Bo.aaaaaaaa.publish" }, "both"],
] as const)("one that cannot be answered, %s, comes back until it is seen", (_what, change, role) => {
  const now = sentAt + repeatMs;
  expect(urgentRepeats([urgent(1, change)], now, role).due).toHaveLength(1);
  expect(urgentRepeats([urgent(1, { ...change, seenAt: sentAt })], now, role)).toMatchObject({
    due: [],
    nextAt: undefined,
  });
});

test("many of one sender come back as one notification, the newest", () => {
  const pings = [urgent(3, { notifiedAt: sentAt + 5 }), urgent(2), urgent(1), urgent(4, { from: "Bo" })];
  const { due, keys } = urgentRepeats(pings, sentAt + repeatMs);
  expect(due.map(({ id }) => id)).toEqual([idOf(3), idOf(4)]);
  expect(keys.size).toBe(4);
});

test("many of one person on several devices come back as one, and so do those of many whom one hardly knows", () => {
  const devices = ["Bo.aaaaaaaa", "Bo.bbbbbbbb", "Guest 1.aaaaaaaa", "Guest 2.aaaaaaaa"];
  const pings = devices.map((from, n) => urgent(9 - n, { from }));
  const { due, keys } = urgentRepeats(pings, sentAt + repeatMs);
  expect(due.map(({ from }) => from)).toEqual(["Bo.aaaaaaaa", "Guest 1.aaaaaaaa"]);
  expect(keys.size).toBe(4);
});
