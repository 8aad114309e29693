/** How much more somebody may spend. */
export interface TokenBucket {
  /** Pays; what comes next may fail for it. @returns whether there was enough left */
  spend(cost: number): boolean;
  /** Whether more was spent than there was. */
  isSpent(): boolean;
  /** Whether nothing is missing: a new bucket would be the same. */
  isFull(): boolean;
}

/**
 * A token bucket. It takes every cost in full, so that somebody who spends too much waits until all of it has come back.
 *
 * @param burst what may be spent at once
 * @param perSecond what comes back in a second
 * @param now monotonic milliseconds
 */
export const createTokenBucket = (burst: number, perSecond: number, now: () => number): TokenBucket => {
  let left = burst;
  let at = now();
  const refill = (): void => {
    const moment = now();
    left = Math.min(burst, left + ((moment - at) * perSecond) / 1000);
    at = moment;
  };
  return {
    spend: (cost) => {
      refill();
      left -= cost;
      return left >= 0;
    },
    isSpent: () => {
      refill();
      return left < 0;
    },
    isFull: () => {
      refill();
      return left === burst;
    },
  };
};
