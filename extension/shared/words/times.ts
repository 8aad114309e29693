import { language } from "./say.ts";

const formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/**
 * A date format in the language of the sentences. Making one costs more than using it a hundred times, so each is kept.
 *
 * @param options always the same object for the same format
 */
export const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const format = formats.get(options) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(options, format);
  return format;
};

/**
 * When the day of a moment began, by the clock of this computer. A day may have 23 or 25 hours, and need not begin at
 * midnight: what counts is the date.
 *
 * @param at milliseconds since 1970
 * @param daysBefore of so many days earlier
 * @returns milliseconds since 1970
 */
export const startOfDay = (at: number, daysBefore = 0): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBefore).getTime();
};

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

// By then the clock alone says which day is meant.
const soonMs = 18 * 3_600_000;

/**
 * When something ends, as a person would say it: the clock for what ends soon, on whichever day, else with the day.
 *
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const endOf = (at: number, now: number): string => (at - now < soonMs ? clockOf(at) : timeOf(at, now));
