/** Runs while nobody makes the connection what the settings ask for; so that more than one of them can be changed at once. */
export const withConnectingLock = <T>(run: () => Promise<T>): Promise<T> =>
  navigator.locks.request("stay-connected", run);
