/** Runs while nobody else deletes pings or puts them back, in the order of the calls: an undo has the last word. */
export const withDeletingLock = <T>(run: () => Promise<T>): Promise<T> =>
  navigator.locks.request("delete-pings", run);
