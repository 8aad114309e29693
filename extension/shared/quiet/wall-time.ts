// The browser's own `Date` knows all zones, and yet not where a change of the clock lies: that is looked for here. `Temporal`
// would say it, but the oldest browser that we run in has none, and a library of it weighs more than the whole popup.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A day of the calendar, as the milliseconds since 1970 at which it would begin in UTC: days are counted, zones are not. */
export type CalendarDay = number;

/** The day that this computer's calendar shows. @param at milliseconds since 1970 */
export const dayOf = (at: number): CalendarDay => {
  const shown = new Date(at);
  return Date.UTC(shown.getFullYear(), shown.getMonth(), shown.getDate());
};

/** The day so many days later; some zones have skipped one, and there it counts all the same. */
export const daysAfter = (day: CalendarDay, days: number): CalendarDay => day + days * dayMs;

/** 0 is Sunday, 6 Saturday. */
export const weekdayOf = (day: CalendarDay): number => new Date(day).getUTCDay();

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
export const wallTime = (day: CalendarDay, time: string, which: "begin" | "end"): number => {
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
