import type { Goal } from "../results/goal.ts";
import { median, percentile } from "../results/percentile.ts";
import type { Table } from "../results/table.ts";
import { beside } from "./beside.ts";

/** Times of one contestant's pings, in milliseconds, in the order of the turns. */
export interface Times {
  name: string;
  ms: readonly number[];
}

const roundSize = 50;

/** How much the median may be over the floor, in milliseconds. */
export const wantedMs = 10;

/** Beside the floor, and Pingroom beside each of the others. */
export const timesTable = (floor: Times, ours: Times, others: readonly Times[]): Table => ({
  title: `From the press to its being shown, ${ours.ms.length} pings of each`,
  columns: [
    "",
    "median, ms",
    "p99, ms",
    "median over the floor, ms",
    "p99 over the floor, ms",
    "Pingroom ÷ it",
  ],
  rows: [floor, ours, ...others].map(({ name, ms }) => {
    const over = beside(ms, floor.ms, roundSize);
    const { ratio } = beside(ours.ms, ms, roundSize);
    return [name, median(ms), percentile(ms, 99), over.medianMs, over.p99Ms, ratio];
  }),
});

/** Times that are too few for a 99th percentile. */
export const shortTable = (title: string, all: readonly Times[]): Table => ({
  title,
  columns: ["", "median, ms", "p90, ms", "slowest, ms"],
  rows: all.map(({ name, ms }) => [name, median(ms), percentile(ms, 90), Math.max(...ms)]),
});

/** @param others whom Pingroom has to be faster than */
export const goalsOf = (floor: Times, ours: Times, others: readonly Times[]): Goal[] => {
  const over = beside(ours.ms, floor.ms, roundSize);
  return [
    {
      what: "median over the floor",
      bound: "at most",
      wanted: wantedMs,
      reached: over.medianMs,
      unit: " ms",
    },
    { what: "p99 over the floor", bound: "at most", wanted: 50, reached: over.p99Ms, unit: " ms" },
    ...others.map(
      ({ name, ms }): Goal => ({
        what: `median, times that of ${name},`,
        bound: "below",
        wanted: 1,
        reached: beside(ours.ms, ms, roundSize).ratio,
        unit: "×",
      }),
    ),
  ];
};
