import type { WeeklyHours } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";

/** Says what is wrong with a line of weekly hours as it was entered, or null. A time that is not complete is empty. */
export const rowProblem = ({ days, from, to }: WeeklyHours): string | null => {
  if (days.length === 0) return say("quiet_row_no_day");
  return from === "" || to === "" ? say("quiet_row_no_time") : null;
};

/** Says what may surprise of hours that are as they should be, or nothing. */
export const rowHint = ({ from, to }: WeeklyHours): string => {
  if (from === to) return say("quiet_row_whole_day");
  return to < from ? say("quiet_row_next_day") : "";
};
