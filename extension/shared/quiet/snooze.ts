import type { Settings } from "../settings-schema.ts";
import type { Word } from "../words/say.ts";
import { endOfHours, nextStart } from "./hours.ts";

const minuteMs = 60_000;
const morning = 8;
// Whoever is still up by then means the morning that comes, and not the one after.
const nightIsOver = 4;

/** For how long somebody may ask not to be disturbed: words to choose by, and when that ends in milliseconds since 1970. */
export interface SnoozeChoice {
  word: Word;
  until: number;
}

/** The choices at a moment. @param now milliseconds since 1970 */
export const snoozeChoices = (now: number): SnoozeChoice[] => {
  const today = new Date(now);
  const isNight = today.getHours() < nightIsOver;
  const day = today.getDate() + (isNight ? 0 : 1);
  // A day that the clock skips is none: there `Date` means the same time of the next one.
  const until = new Date(today.getFullYear(), today.getMonth(), day, morning).getTime();
  return [
    { word: "quiet_for_half_an_hour", until: now + 30 * minuteMs },
    { word: "quiet_for_an_hour", until: now + 60 * minuteMs },
    { word: isNight ? "quiet_until_the_morning" : "quiet_until_tomorrow", until },
  ];
};

/**
 * What is to be set so that somebody may be disturbed now: nothing by hand, nothing for a while, and quiet hours that run
 * not before they begin anew. Those that never end count until the next of them would begin.
 *
 * @param now milliseconds since 1970
 */
export const quietEnded = (
  { quietHours }: Pick<Settings, "quietHours">,
  now: number,
): Pick<Settings, "doNotDisturb" | "snoozedUntil" | "quietSkippedUntil"> => {
  const end = endOfHours(quietHours, now);
  const over = Number.isFinite(end) ? end : nextStart(quietHours, now);
  return { doNotDisturb: false, snoozedUntil: 0, quietSkippedUntil: over > now ? over : 0 };
};
