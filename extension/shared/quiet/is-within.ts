import type { WeeklyHours } from "../weekly-hours.ts";
import { endOfHours } from "./end-of-hours.ts";

/** Whether a moment is in weekly hours. @param at milliseconds since 1970 */
export const isWithin = (hours: readonly WeeklyHours[], at: number): boolean => endOfHours(hours, at) > at;
