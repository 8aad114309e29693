import type { WeeklyHours } from "../weekly-hours.ts";

/** A stretch of time, in milliseconds since 1970; `end` is no longer in it. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * When weekly hours begin and end on the days around a moment, by the clock on this computer's wall: the night in which it
 * is put forward is an hour shorter. Hours belong to the day on which they begin; those that end when they begin last a
 * whole day.
 *
 * @param at milliseconds since 1970
 * @param ahead for how many days after that of `at`
 */
export const windowsNear = (hours: readonly WeeklyHours[], at: number, ahead: number): Stretch[] => {
  const today = new Date(at);
  const dayAt = (offset: number, time = "00:00"): Date => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset, hour, minute);
  };
  // Those of yesterday may last until today.
  const offsets = Array.from({ length: ahead + 2 }, (_, n) => n - 1);
  return offsets.flatMap((offset) =>
    hours
      .filter(({ days }) => days.includes(dayAt(offset).getDay()))
      .map(({ from, to }) => ({
        start: dayAt(offset, from).getTime(),
        end: dayAt(to > from ? offset : offset + 1, to).getTime(),
      })),
  );
};
