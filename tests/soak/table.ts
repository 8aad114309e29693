import type { Counts } from "./ledger.ts";
import type { Memory } from "./memory-of.ts";

/** Rows of words as lines, with columns of one width each; all but the first are set to the right. */
const aligned = (rows: readonly string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join("  ");
  return rows.map(line).join("\n");
};

const megabytes = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(1));

/** What became of the pings. */
export const countsTable = (counts: Counts): string =>
  aligned([
    ["sent", String(counts.sent)],
    ["delivered", String(counts.delivered)],
    ["shown on their own", String(counts.shown)],
    ["shown with others", String(counts.together)],
    ["lost", String(counts.lost)],
    ["doubled", String(counts.doubled)],
    ["out of order", String(counts.outOfOrder)],
    ["still waiting", String(counts.waiting)],
  ]);

/** Memory of each browser at start and end. */
export const memoryTable = (
  rows: readonly { name: string; start?: Memory | undefined; end?: Memory | undefined }[],
): string =>
  aligned([
    ["MB, start → end", "all processes", "offscreen heap", "worker heap"],
    ...rows.map(({ name, start, end }) => [
      name,
      ...(["rss", "offscreenHeap", "workerHeap"] as const).map(
        (part) => `${megabytes(start?.[part])} → ${megabytes(end?.[part])}`,
      ),
    ]),
  ]);
