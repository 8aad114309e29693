/** Bytes of a frame that cost as much as one more frame. */
const bytesPerFrame = 4_096;

/** What a frame of so many bytes costs, in the unit of `RoomLimits`: one, and one more for every 4 kB. */
export const frameCost = (bytes: number): number => 1 + bytes / bytesPerFrame;

/** How much more one client may send, or have sent to others. */
export interface FrameBudget {
  /** Pays for a frame of so many bytes. @returns whether there was enough left */
  take(bytes: number): boolean;
  /** Pays for frames sent to others, see `frameCost`; what comes next may fail for it. */
  charge(cost: number): void;
  /** Whether more was charged than there was. */
  isSpent(): boolean;
  /** Whether nothing is missing: a new budget would be the same. */
  isFull(): boolean;
}

/**
 * A token bucket for frames. Large frames cost more, and so do those that many others must be told of, so that the work is
 * bounded and not only the count.
 *
 * @param burst what may be spent at once
 * @param perSecond what comes back in a second
 * @param now monotonic milliseconds
 */
export const createFrameBudget = (burst: number, perSecond: number, now: () => number): FrameBudget => {
  let left = burst;
  let at = now();
  const refill = (): void => {
    const moment = now();
    left = Math.min(burst, left + ((moment - at) * perSecond) / 1000);
    at = moment;
  };
  return {
    take: (bytes) => {
      refill();
      left -= frameCost(bytes);
      return left >= 0;
    },
    charge: (cost) => {
      left -= cost;
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
