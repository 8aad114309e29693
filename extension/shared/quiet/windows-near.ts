import type { WeeklyHours } from "../weekly-hours.ts";
import { dayOf, daysAfter, wallTime, weekdayOf } from "./wall-time.ts";

/** A stretch of time, in milliseconds since 1970; `end` is no longer in it. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * When weekly hours begin and end on the days around a moment, by the clock on this computer's wall: the night in which it
 * is put forward is an hour shorter. Hours belong to the day on which they begin; those that end when they begin last a
 * whole day, and those that lie in what the clock skips are none.
 *
 * @param at milliseconds since 1970
 * @param ahead for how many days after that of `at`; one at least, since a clock that is put back may show the day before once more
 */
export const windowsNear = (hours: readonly WeeklyHours[], at: number, ahead: number): Stretch[] => {
  const today = dayOf(at);
  // Those of yesterday may last until today.
  const days = Array.from({ length: ahead + 2 }, (_, n) => daysAfter(today, n - 1));
  return days.flatMap((day) =>
    hours
      .filter((each) => each.days.includes(weekdayOf(day)))
      .map(({ from, to }) => ({
        start: wallTime(day, from, "begin"),
        end: wallTime(to > from ? day : daysAfter(day, 1), to, "end"),
      }))
      .filter(({ start, end }) => start < end),
  );
};
