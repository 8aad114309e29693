import * as v from "valibot";

/** A time of day by the clock on the wall, such as `22:30`. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** Hours that come back each week. */
export const weeklyHours = v.object({
  /** The days on which they begin: 0 is Sunday, 6 Saturday. */
  days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.maxLength(7)),
  from: timeOfDay,
  /** When they end: on the next day if that is not later than `from`. */
  to: timeOfDay,
});
export type WeeklyHours = v.InferOutput<typeof weeklyHours>;
