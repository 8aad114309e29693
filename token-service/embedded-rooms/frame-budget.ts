/** Bytes of a frame that cost as much as one more frame. */
const bytesPerFrame = 4_096;

/**
 * A token bucket for the frames of one socket. Large frames cost more, so that parsing is bounded as well as counting.
 *
 * @param burst frames that may come at once
 * @param perSecond frames per second in the long run
 * @param now monotonic milliseconds
 * @returns a function that takes a frame's bytes from the bucket and says whether they were there
 */
export const createFrameBudget = (
  burst: number,
  perSecond: number,
  now: () => number,
): ((bytes: number) => boolean) => {
  let left = burst;
  let at = now();
  return (bytes) => {
    const moment = now();
    left = Math.min(burst, left + ((moment - at) * perSecond) / 1000) - 1 - bytes / bytesPerFrame;
    at = moment;
    return left >= 0;
  };
};
