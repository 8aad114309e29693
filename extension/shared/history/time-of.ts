import { dateFormat } from "./date-format.ts";
import { startOfDay } from "./start-of-day.ts";

const clock = { timeStyle: "short" } as const;
const dayAndClock = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "numeric",
  minute: "2-digit",
} as const;
const day = { day: "numeric", month: "short" } as const;
const whole = { dateStyle: "full", timeStyle: "medium" } as const;

/** A time of the day that is known from elsewhere. @param at milliseconds since 1970 */
export const clockOf = (at: number): string => dateFormat(clock).format(at);

/** A time to the second, with its day and year. @param at milliseconds since 1970 */
export const wholeTimeOf = (at: number): string => dateFormat(whole).format(at);

/**
 * A time as a person would say it: the clock for today, else with the day.
 *
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const timeOf = (at: number, now: number): string =>
  startOfDay(at) === startOfDay(now) ? clockOf(at) : dateFormat(dayAndClock).format(at);

/** The same where there is room for one of the two only: the clock for today, else the day. */
export const briefTimeOf = (at: number, now: number): string =>
  startOfDay(at) === startOfDay(now) ? clockOf(at) : dateFormat(day).format(at);
