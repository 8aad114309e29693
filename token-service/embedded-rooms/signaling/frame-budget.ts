/** Bytes of a frame that cost as much as one more frame. */
const bytesPerFrame = 4_096;

/** How many more frames one socket may send. */
export interface FrameBudget {
  /** Pays for a frame of so many bytes. @returns whether there was enough left */
  take(bytes: number): boolean;
  /** Pays for so many frames sent to others because of one; the next `take` may fail for it. */
  charge(frames: number): void;
}

/**
 * A token bucket for the frames of one socket. Large frames cost more, and so do those that many others must be told of,
 * so that the work is bounded and not only the count.
 *
 * @param burst frames that may come at once
 * @param perSecond frames per second in the long run
 * @param now monotonic milliseconds
 */
export const createFrameBudget = (burst: number, perSecond: number, now: () => number): FrameBudget => {
  let left = burst;
  let at = now();
  return {
    take: (bytes) => {
      const moment = now();
      left = Math.min(burst, left + ((moment - at) * perSecond) / 1000) - 1 - bytes / bytesPerFrame;
      at = moment;
      return left >= 0;
    },
    charge: (frames) => {
      left -= frames;
    },
  };
};
