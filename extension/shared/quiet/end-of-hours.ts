import type { WeeklyHours } from "../weekly-hours.ts";
import { windowsNear } from "./windows-near.ts";

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
