import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextChange } from "../../../extension/core/attention/working-hours.ts";
import { quietNow } from "../../../extension/shared/quiet/quiet-now.ts";
import type { WeeklyHours } from "../../../extension/shared/settings-schema.ts";
import { at, inZone } from "../support/in-zone.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

/** Looks at the clock on the wall, and nothing else. */
const isIn = (hours: readonly WeeklyHours[], moment: number): boolean => {
  const wall = new Date(moment);
  const minute = wall.getHours() * 60 + wall.getMinutes();
  const day = wall.getDay();
  const yesterday = (day + 6) % 7;
  return hours.some(({ days, from, to }) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    if (begin < end) return days.includes(day) && begin <= minute && minute < end;
    return (days.includes(day) && minute >= begin) || (days.includes(yesterday) && minute < end);
  });
};

/** The first minute from `now` on of which something is true; null if that takes longer than 9 days. */
const firstMinute = (now: number, isTrue: (moment: number) => boolean): number | null => {
  for (let moment = now; moment < now + 9 * dayMs; moment += minuteMs) if (isTrue(moment)) return moment;
  return null;
};

// Few different times, so that hours often touch and overlap.
const time = fc.constantFrom("00:00", "06:30", "09:00", "12:00", "17:45", "22:00", "23:59");
const hours = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
  from: time,
  to: time,
});
const someHours = fc.array(hours, { maxLength: 4 });
// Weeks in which no clock is changed.
const now = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minutes) => at("2026-05-01T00:00") + minutes * minuteMs);
const snooze = fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 3_000 }));

describe.each(["UTC", "Asia/Kathmandu", "America/St_Johns", "Europe/Berlin"])("in %s", (zone) => {
  test("somebody is quiet for as long as the clock on the wall says so, minute by minute", () => {
    inZone(zone);
    fc.assert(
      fc.property(someHours, now, snooze, (quietHours, moment, minutes) => {
        const snoozedUntil = minutes === 0 ? 0 : moment + minutes * minuteMs;
        const isQuiet = (each: number) => each < snoozedUntil || isIn(quietHours, each);
        const until = firstMinute(moment, (each) => !isQuiet(each));
        const said = quietNow({ doNotDisturb: false, snoozedUntil, quietHours }, moment);
        expect(said).toEqual(isQuiet(moment) ? { until } : null);
      }),
    );
  });

  test("the next change is the first minute in which something is different", () => {
    inZone(zone);
    fc.assert(
      fc.property(someHours, someHours, now, snooze, (quietHours, workingHours, moment, minutes) => {
        const snoozedUntil = minutes === 0 ? 0 : moment + minutes * minuteMs;
        const state = (each: number) =>
          `${each < snoozedUntil || isIn(quietHours, each)} ${isIn(workingHours, each)}`;
        const first = firstMinute(moment, (each) => state(each) !== state(moment));
        const settings = { doNotDisturb: false, snoozedUntil, quietHours, workingHours };
        expect(nextChange(settings, moment)).toBe(first);
      }),
    );
  });
});
