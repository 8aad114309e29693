import type { WeeklyHours } from "../settings-schema.ts";

// The browser's own `Date` knows all zones, and yet not where a change of the clock lies: that is looked for here. `Temporal`
// would say it, but the oldest browser that we run in has none, and a library of it weighs more than the whole popup.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A day of the calendar, as the milliseconds since 1970 at which it would begin in UTC: days are counted, zones are not. */
type CalendarDay = number;

/** The day that this computer's calendar shows. @param at milliseconds since 1970 */
const dayOf = (at: number): CalendarDay => {
  const shown = new Date(at);
  return Date.UTC(shown.getFullYear(), shown.getMonth(), shown.getDate());
};

/** The day so many days later; some zones have skipped one, and there it counts all the same. */
const daysAfter = (day: CalendarDay, days: number): CalendarDay => day + days * dayMs;

/** 0 is Sunday, 6 Saturday. */
const weekdayOf = (day: CalendarDay): number => new Date(day).getUTCDay();

/** What the clock on the wall shows, as the milliseconds since 1970 at which one in UTC shows the same. */
const shownAt = (at: number): number => at - new Date(at).getTimezoneOffset() * minuteMs;

/** The first moment of which the clock shows no less than it should. @param after the clock shows more there */
const jumpTo = (shown: number, after: number): number => {
  let [before, jump] = [after - (shownAt(after) - shown) - 1, after];
  while (jump - before > 1) {
    const middle = Math.floor((before + jump) / 2);
    if (shownAt(middle) < shown) before = middle;
    else jump = middle;
  }
  return jump;
};

/**
 * When something begins or ends that is set by the clock on this computer's wall. A time that the clock skips means the
 * moment of the jump. What begins at a time that comes twice begins the first time, and what ends then ends the second time.
 *
 * @param time such as `22:30`
 * @returns milliseconds since 1970
 */
const wallTime = (day: CalendarDay, time: string, which: "begin" | "end"): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const shown = day + (hour * 60 + minute) * minuteMs;
  const wanted = new Date(shown);
  // The first of two, or as much later than a jump as the time is in what is skipped (ECMA-262, “UTC”).
  const first = new Date(
    wanted.getUTCFullYear(),
    wanted.getUTCMonth(),
    wanted.getUTCDate(),
    hour,
    minute,
  ).getTime();
  if (shownAt(first) > shown) return jumpTo(shown, first);
  if (which === "begin") return first;
  const tomorrow = first + dayMs;
  const second = first + dayMs - (shownAt(tomorrow) - shown);
  return second > first && shownAt(second) === shown ? second : first;
};

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
const windowsNear = (hours: readonly WeeklyHours[], at: number, ahead: number): Stretch[] => {
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

// Hours that go on for longer than this leave no gap in a week. A week in which the clock is put back has an hour more.
const endlessMs = 8 * 24 * 3_600_000;

/**
 * When weekly hours are over that may have begun at a moment; those that follow without a gap count as the same.
 *
 * @param at milliseconds since 1970
 * @returns the same moment if it is in no such hours, and infinity if they never end
 */
export const endOfHours = (hours: readonly WeeklyHours[], at: number): number => {
  let end = at;
  while (end - at < endlessMs) {
    const running = windowsNear(hours, end, 1).filter((each) => each.start <= end && end < each.end);
    if (running.length === 0) return end;
    end = Math.max(...running.map((each) => each.end));
  }
  return Number.POSITIVE_INFINITY;
};

/**
 * When weekly hours begin next.
 *
 * @param at milliseconds since 1970; hours that begin just then are not the next ones
 * @returns infinity if there are none
 */
export const nextStart = (hours: readonly WeeklyHours[], at: number): number =>
  Math.min(
    ...windowsNear(hours, at, 8)
      .filter(({ start }) => start > at)
      .map(({ start }) => start),
  );

/** Whether a moment is in weekly hours. @param at milliseconds since 1970 */
export const isWithin = (hours: readonly WeeklyHours[], at: number): boolean => endOfHours(hours, at) > at;
