import { describe, expect, test } from "vitest";
import { type Circumstances, reasonToLeave } from "../../../extension/core/attention/auto-pause.ts";
import type { WeeklyHours } from "../../../extension/shared/settings-schema.ts";
import { at } from "../support/in-zone.ts";

const workdays: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };
const friday = at("2026-11-20T12:00");
const evening = at("2026-11-20T17:00");
const saturday = at("2026-11-21T12:00");
const monday = at("2026-11-23T09:00");

const reason = (
  { leaveWhenAway = "on-twilio", workingHours = [] }: Partial<Circumstances["settings"]>,
  more: Partial<Circumstances> = {},
) =>
  reasonToLeave({
    settings: { leaveWhenAway, workingHours },
    engine: "twilio",
    idle: "active",
    workingUntil: 0,
    now: friday,
    ...more,
  });

describe("somebody who is at their computer", () => {
  test.each(["on-twilio", "always", "never"] as const)("stays (leaving: %s)", (leaveWhenAway) => {
    expect(reason({ leaveWhenAway })).toBeNull();
  });
});

describe.each(["idle", "locked"] as const)("a computer that is %s", (idle) => {
  test.each([
    ["on-twilio", "twilio", true],
    ["on-twilio", "embedded", false],
    ["on-twilio", undefined, false],
    ["always", "embedded", true],
    ["always", undefined, true],
    ["never", "twilio", false],
  ] as const)("where rooms are left %s and made by %s", (leaveWhenAway, engine, leaves) => {
    expect(reason({ leaveWhenAway }, { idle, engine })).toEqual(leaves ? { why: idle } : null);
  });
});

describe("working hours", () => {
  const set = { workingHours: [workdays], leaveWhenAway: "never" as const };

  test("count to the millisecond, whatever makes the rooms", () => {
    expect(reason(set, { now: evening - 1 })).toBeNull();
    expect(reason(set, { now: evening, engine: "embedded" })).toEqual({ why: "hours", until: monday });
    expect(reason(set, { now: monday - 1 })).toEqual({ why: "hours", until: monday });
    expect(reason(set, { now: monday })).toBeNull();
  });

  test("that are none mean always", () => {
    expect(reason({ workingHours: [] }, { now: saturday })).toBeNull();
  });

  test("without a day mean never", () => {
    expect(reason({ workingHours: [{ ...workdays, days: [] }] })).toEqual({ why: "hours", until: undefined });
  });

  test("do not count for somebody who works longer, but a locked screen does", () => {
    const workingUntil = saturday + 1;
    const more = { now: saturday, workingUntil };
    expect(reason(set, more)).toBeNull();
    expect(reason(set, { ...more, now: workingUntil })).toEqual({ why: "hours", until: monday });
    expect(reason({ ...set, leaveWhenAway: "always" }, { ...more, idle: "locked" })).toEqual({
      why: "locked",
    });
  });

  test("say more than an idle computer", () => {
    expect(reason({ ...set, leaveWhenAway: "always" }, { now: saturday, idle: "idle" })).toMatchObject({
      why: "hours",
    });
  });
});
