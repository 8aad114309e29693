import type { HistoryEntry } from "./history-of.ts";
import { startOfDay } from "./start-of-day.ts";

/** Entries under one heading. */
export interface Section {
  /** When the day began, milliseconds since 1970; or what is new, of whichever day. */
  of: "new" | number;
  entries: HistoryEntry[];
}

/**
 * Puts the history under headings: what is new, then day by day.
 *
 * @param entries newest first
 * @param limit how many of them, counted in the order in which they are shown
 */
export const sectionsOf = (
  entries: readonly HistoryEntry[],
  isNew: (entry: HistoryEntry) => boolean,
  limit = Number.POSITIVE_INFINITY,
): Section[] => {
  const fresh = entries.filter(isNew);
  const known = new Set(fresh);
  const rest = entries.filter((entry) => !known.has(entry)).slice(0, Math.max(0, limit - fresh.length));
  const sections: Section[] = fresh.length > 0 ? [{ of: "new", entries: fresh.slice(0, limit) }] : [];
  for (const entry of rest) {
    const day = startOfDay(entry.at);
    const last = sections.at(-1);
    if (last?.of === day) last.entries.push(entry);
    else sections.push({ of: day, entries: [entry] });
  }
  return sections;
};
