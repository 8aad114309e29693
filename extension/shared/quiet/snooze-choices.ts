import type { Word } from "../words/say.ts";

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
