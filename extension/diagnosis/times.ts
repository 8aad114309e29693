import { language } from "../shared/words/say.ts";

const format = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), options).format(at);

/** A time of day with seconds, such as “18:20:07”. @param at milliseconds since 1970, as everywhere here */
export const exactTime = (at: number): string => format(at, { timeStyle: "medium" });

/** A time of day, such as “18:20”. */
export const shortTime = (at: number): string => format(at, { timeStyle: "short" });

/** A day, such as “Sunday, 22 November”. */
export const dayOf = (at: number): string => format(at, { weekday: "long", day: "numeric", month: "long" });

/** A time on whatever day, such as “22 Nov 2026, 18:20:07”. */
export const fullTime = (at: number): string => format(at, { dateStyle: "medium", timeStyle: "medium" });
