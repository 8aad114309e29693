/**
 * The smallest of the values that so many per cent of them do not exceed (the nearest-rank method), so that it is one that
 * was measured.
 *
 * @param values in any order
 * @param percent above 0, at most 100
 * @returns NaN when there are no values
 */
export const percentile = (values: ArrayLike<number>, percent: number): number => {
  const sorted = Float64Array.from(values).sort();
  // 0.99 × 100 is a hair above 99 in binary; that must not make the next rank of it.
  const rank = Math.ceil((percent / 100) * sorted.length - 1e-9);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
};

/** The middle value; of an even number of them the mean of the two in the middle. NaN when there are none. */
export const median = (values: ArrayLike<number>): number => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};
