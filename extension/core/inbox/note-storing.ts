import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";
import { storingFails } from "../store/values.ts";
import { reasonOf } from "../store/why-not-stored.ts";

/**
 * Notes that a ping could not be stored.
 *
 * @param ping one that was shown all the same
 * @param now milliseconds since 1970
 */
export const noteNotStored = async (
  ping: ReceivedPing | undefined,
  error: unknown,
  now: number,
): Promise<void> => {
  const reason = reasonOf(error);
  await storingFails.update((known) => {
    const shown =
      ping === undefined || known.shown.some((each) => pingKey(each) === pingKey(ping))
        ? known.shown
        : [ping, ...known.shown];
    if (shown === known.shown && known.since !== undefined && known.reason === reason) return known;
    return { since: known.since ?? now, ...(reason !== undefined && { reason }), shown };
  });
};

/**
 * Notes that a ping could be stored: so can others from now on.
 *
 * @returns what was done with it before, if it was shown and something was
 */
export const noteStored = async (key: string): Promise<HandledAs | undefined> => {
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
export const noteNotShown = async (key: string): Promise<void> => {
  await storingFails.update((known) => {
    const shown = known.shown.filter((each) => pingKey(each) !== key);
    return shown.length === known.shown.length ? known : { ...known, shown };
  });
};
