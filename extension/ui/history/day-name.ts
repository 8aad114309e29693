import { say } from "../../shared/words/say.ts";
import { dateFormat, startOfDay } from "../../shared/words/times.ts";

const day = { weekday: "long", day: "numeric", month: "long" } as const;
const dayOfYear = { ...day, year: "numeric" } as const;

/**
 * What a person calls a day: today, yesterday, else its weekday and date.
 *
 * @param at any moment of it, milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const dayName = (at: number, now: number): string => {
  const start = startOfDay(at);
  if (start === startOfDay(now)) return say("history_today");
  if (start === startOfDay(now, 1)) return say("history_yesterday");
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dateFormat(isThisYear ? day : dayOfYear).format(at);
};
