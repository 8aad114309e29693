const beingShown = new Set<string>();
const inVain = new Set<string>();

/**
 * Which pings this worker is just showing, by their keys. Only the worker notifies, and a variable will do: once it ends, what
 * it was about to show is in the inbox, not marked as shown, or comes again.
 */
export const shownNow = {
  begin: (key: string): void => void beingShown.add(key),
  end: (key: string): void => void beingShown.delete(key),
  /** It was shown, and could not be stored: it is to be shown once it is. */
  inVain: (key: string): void => void inVain.add(key),
  /** Whether somebody is about to show it. */
  has: (key: string): boolean => beingShown.has(key),
  /** Whether it may be shown before it is stored. */
  mayBegin: (key: string): boolean => !beingShown.has(key) && !inVain.has(key),
};
