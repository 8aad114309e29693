import type { LeftOut } from "../../shared/left-out.ts";
import { leftOut } from "../store/values.ts";

// What was dismissed is not told again for this long: those who came are still there, and no news.
const newsMs = 3_600_000;

/** Notes that pings left the inbox that nobody had seen. */
export const notePingsLeftOut = async (count: number): Promise<void> => {
  if (count === 0) return;
  await leftOut.update((told) => ({ ...told, pings: told.pings + count }));
};

/** Adds to what is told that the list of teammates has no room for everybody. @param now milliseconds since 1970 */
export const withPeopleLeftOut = (told: LeftOut, now: number): LeftOut =>
  told.people && Math.abs(now - told.people.at) < newsMs
    ? told
    : { ...told, people: { at: now, isDismissed: false } };

/** Notes that the list of teammates has no room for everybody. */
export const notePeopleLeftOut = async (): Promise<void> => {
  await leftOut.update((told) => withPeopleLeftOut(told, Date.now()));
};
