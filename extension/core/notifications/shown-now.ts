import { pingKey, type ReceivedPing } from "../../shared/ping.ts";

interface BeingShown {
  ping: ReceivedPing;
  work: Promise<void>;
}

const beingShown = new Map<string, BeingShown>();

/**
 * Which pings this worker is just showing, by their keys. Only the worker notifies, and variables will do: once it ends, what
 * it was about to show is in the inbox, not marked as shown, or comes again.
 */
export const shownNow = {
  /** It is being shown until this work is over. @returns the work, with that done */
  during: (ping: ReceivedPing, work: Promise<void>): Promise<void> => {
    const key = pingKey(ping);
    const over = work.finally(() => void beingShown.delete(key));
    beingShown.set(key, { ping, work: over.catch(() => {}) });
    return over;
  },
  /** Whether somebody is about to show it. */
  has: (key: string): boolean => beingShown.has(key),
  /** Resolves once nobody is about to show it, and it is stored if it can be. */
  over: async (key: string): Promise<void> => beingShown.get(key)?.work,
  /** All of them, newest first. */
  pings: (): ReceivedPing[] => [...beingShown.values()].map(({ ping }) => ping).reverse(),
};

/**
 * The inbox as it will be once those are stored that are just being shown, so that many at once are seen to be many.
 *
 * @param pings the inbox as it was read
 * @param shownThen what was being shown when it was read
 */
export const withShownNow = (
  pings: readonly ReceivedPing[],
  shownThen: readonly ReceivedPing[] = [],
): ReceivedPing[] => {
  const all = new Map([...shownNow.pings(), ...shownThen, ...pings].map((ping) => [pingKey(ping), ping]));
  return [...all.values()];
};
