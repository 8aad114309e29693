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

/** How much the median may be over the direct shell's, in milliseconds. */
export const wantedMs = 6;

/** Pingroom beside each of the others, and all of them beside the floor: the direct shell. */
export const timesTable = (floor: Times, ours: Times, others: readonly Times[]): Table => ({
  title: `From the press to its being shown, ${ours.ms.length} pings of each`,
  columns: [
    "",
    "median, ms",
    "p99, ms",
    "median over the direct shell, ms",
    "p99 over it, ms",
    "Pingroom ÷ it",
  ],
  rows: [ours, floor, ...others].map(({ name, ms }) => {
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

/** How much Pingroom may be over the direct shell. */
export const overGoals = (floor: Times, ours: Times): Goal[] => {
  const over = beside(ours.ms, floor.ms, roundSize);
  return [
    {
      what: "median over the direct shell",
      bound: "at most",
      wanted: wantedMs,
      reached: over.medianMs,
      unit: " ms",
    },
    { what: "p99 over the direct shell", bound: "at most", wanted: 50, reached: over.p99Ms, unit: " ms" },
  ];
};

/** A goal for times that were taken in turns with others'. @param what for instance "median, times that of …," */
export const timesGoal = (what: string, wanted: number, ours: Times, theirs: Times): Goal => ({
  what,
  bound: "at most",
  wanted,
  reached: beside(ours.ms, theirs.ms, roundSize).ratio,
  unit: "×",
});
