import { median, percentile } from "../results/percentile.ts";

/** What a contestant's times are beside another's that were taken in the same turns. */
export interface Beside {
  /** The median of the rounds' differences between the medians, in milliseconds. */
  medianMs: number;
  /** The difference between the 99th percentiles of all, in milliseconds. */
  p99Ms: number;
  /** The median of the rounds' ratios of the medians. */
  ratio: number;
}

const inRounds = (values: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, n) => values.slice(n * size, n * size + size));

/**
 * Compares times within rounds, so that what slows the machine for a while slows both.
 *
 * @param size how many pings make a round
 */
export const beside = (ours: readonly number[], theirs: readonly number[], size: number): Beside => {
  const others = inRounds(theirs, size).map(median);
  const pairs = inRounds(ours, size).map((round, n) => [median(round), others[n] ?? Number.NaN] as const);
  return {
    medianMs: median(pairs.map(([our, their]) => our - their)),
    p99Ms: percentile(ours, 99) - percentile(theirs, 99),
    ratio: median(pairs.map(([our, their]) => our / their)),
  };
};
