import type { HistoryEntry } from "./history-of.ts";

/** The rooms of a history and those that this browser joins, by name. */
export const roomsIn = (entries: readonly HistoryEntry[], joined: readonly string[] = []): string[] =>
  [...new Set([...joined, ...entries.map(({ ping }) => ping.room)])].sort((a, b) => a.localeCompare(b));
