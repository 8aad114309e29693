const beingShown = new Map<string, Promise<void>>();

/**
 * Which pings this worker is just showing, by their keys. Only the worker notifies, and variables will do: once it ends, what
 * it was about to show is in the inbox, not marked as shown, or comes again.
 */
export const shownNow = {
  /** It is being shown until this work is over. @returns the work, with that done */
  during: (key: string, work: Promise<void>): Promise<void> => {
    const over = work.finally(() => void beingShown.delete(key));
    beingShown.set(
      key,
      over.catch(() => {}),
    );
    return over;
  },
  /** Whether somebody is about to show it. */
  has: (key: string): boolean => beingShown.has(key),
  /** Resolves once nobody is about to show it, and it is stored if it can be. */
  over: async (key: string): Promise<void> => beingShown.get(key),
};
