import { clockOf, timeOf } from "./time-of.ts";

// By then the clock alone says which day is meant.
const soonMs = 18 * 3_600_000;

/**
 * When something ends, as a person would say it: the clock for what ends soon, on whichever day, else with the day.
 *
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const endOf = (at: number, now: number): string => (at - now < soonMs ? clockOf(at) : timeOf(at, now));
