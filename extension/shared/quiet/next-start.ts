import type { WeeklyHours } from "../weekly-hours.ts";
import { windowsNear } from "./windows-near.ts";

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
