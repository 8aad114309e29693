import type { LeftOut } from "../../shared/core-values-schema.ts";
import { maxUnread } from "../../shared/limits.ts";
import { pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { HandledAs } from "../../shared/wire-schema.ts";
import { storingError } from "../store/storage-problems.ts";
import { leftOut, storingFails } from "../store/values.ts";

// What was dismissed is not told again for this long: those who came are still there, and no news.
const newsMs = 3_600_000;

// Senders try for hours, and a flood of them must not fill the memory where nothing can be stored.
const maxShown = maxUnread;

/** Notes that pings left the inbox that nobody had seen. */
export const recordPingsLeftOut = async (count: number): Promise<void> => {
  if (count === 0) return;
  await leftOut.update((told) => ({ ...told, pings: told.pings + count }));
};

/** Adds to what is told that the list of teammates has no room for everybody. @param now milliseconds since 1970 */
const withPeopleLeftOut = (told: LeftOut, now: number): LeftOut =>
  told.people && Math.abs(now - told.people.at) < newsMs
    ? told
    : { ...told, people: { at: now, isDismissed: false } };

/** Notes that the list of teammates has no room for everybody. */
export const recordPeopleLeftOut = async (): Promise<void> => {
  await leftOut.update((told) => withPeopleLeftOut(told, Date.now()));
};

/**
 * Notes that a ping could not be stored.
 *
 * @param ping one that was shown all the same
 * @param now milliseconds since 1970
 */
export const recordNotStored = async (
  ping: ReceivedPing | undefined,
  error: unknown,
  now: number,
): Promise<void> => {
  const reason = storingError(error);
  await storingFails.update((known) => {
    const shown =
      ping === undefined || known.shown.some((each) => pingKey(each) === pingKey(ping))
        ? known.shown
        : [ping, ...known.shown].slice(0, maxShown);
    if (shown === known.shown && known.since !== undefined && known.reason === reason) return known;
    return { since: known.since ?? now, ...(reason !== undefined && { reason }), shown };
  });
};

/**
 * Notes that a ping could be stored: so can others from now on.
 *
 * @returns what was done with it before, if it was shown and something was
 */
export const recordStored = async (key: string): Promise<HandledAs | undefined> => {
  let before: ReceivedPing | undefined;
  await storingFails.update((known) => {
    before = known.shown.find((each) => pingKey(each) === key);
    if (known.since === undefined && !before) return known;
    return { shown: known.shown.filter((each) => each !== before) };
  });
  if (before?.answeredAt !== undefined) return "answered";
  return before?.seenAt === undefined ? undefined : "seen";
};

/** Notes that a ping was not shown after all. */
export const recordNotShown = async (key: string): Promise<void> => {
  await storingFails.update((known) => {
    const shown = known.shown.filter((each) => pingKey(each) !== key);
    return shown.length === known.shown.length ? known : { ...known, shown };
  });
};
