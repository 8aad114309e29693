import type { PingsPart } from "../core/api.ts";
import { isEverything, type Wanted } from "../shared/find-pings.ts";
import { isNewer, type PingReference, type Place } from "../shared/ping.ts";
import { ask } from "../ui/core.ts";
import { type HistoryEntry, historyOf } from "../ui/history/history-entries.ts";

/** Up to where pings are read: all newer ones are, and all that there are if it is null. */
export type Horizon = PingsPart["next"];

/** A stretch of the pings that has been read. */
export interface Stretch {
  /** From where on; from the newest if null. */
  from: Horizon;
  to: Horizon;
  entries: readonly HistoryEntry[];
}

/** How many the page begins with, and adds at a time. */
const firstCount = 100;
// Looking at more would hold up a ping that arrives meanwhile.
const searchCount = 250;
const manyCount = 500;

const placeOf = ({ at, key }: HistoryEntry): Place => [at, key];

/** The same, newest first. */
export const newestFirst = (entries: Iterable<HistoryEntry>): HistoryEntry[] =>
  [...entries].sort((a, b) => (isNewer(placeOf(a), placeOf(b)) ? -1 : 1));

/** What the core has to know of a received ping to find it. */
export const referenceTo = ({ id, from }: PingReference): PingReference => ({ id, from });

/** What the core has to know of pings to find them. */
export const referencesTo = (entries: readonly HistoryEntry[]) => ({
  received: entries.flatMap((entry) => (entry.kind === "received" ? referenceTo(entry.ping) : [])),
  sent: entries.flatMap((entry) => (entry.kind === "sent" ? entry.ping.id : [])),
});

/** Whether an entry lies beyond a horizon. */
export const isBeyond = (entry: HistoryEntry, horizon: Horizon): boolean =>
  horizon !== null && isNewer(horizon, placeOf(entry));

/** Whether one horizon is farther away than another one. */
const isFarther = (one: Horizon, other: Horizon): boolean =>
  other !== null && (one === null || isNewer(other, one));

/** Reads the next stretch, which may be empty. */
const readStretch = async (from: Horizon, wanted: Wanted, count: number): Promise<Stretch> => {
  const { received, sent, next } = await ask("readPings", { before: from, count, wanted });
  return { from, to: next, entries: historyOf(received, sent) };
};

/** Reads the newest of all pings. */
export const readNewest = (wanted: Wanted): Promise<Stretch> => readStretch(null, wanted, firstCount);

/**
 * Reads on, in parts between which others have their turn, until there is something to show.
 *
 * @param enough how many entries
 * @param isOver whether nobody wants them any more
 */
export const readOn = async (
  stretch: Stretch,
  wanted: Wanted,
  enough: number,
  isOver: () => boolean,
): Promise<Stretch> => {
  let { to } = stretch;
  const entries = new Map(stretch.entries.map((entry) => [entry.key, entry]));
  for (let left = enough; left > 0 && to !== null && !isOver(); ) {
    const part = await readStretch(to, wanted, isEverything(wanted) ? firstCount : searchCount);
    for (const entry of part.entries) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    left -= part.entries.length;
    to = part.to;
  }
  return { ...stretch, to, entries: newestFirst(entries.values()) };
};

/** Those of these entries that are still kept, as they are now. */
const findAgain = async (entries: readonly HistoryEntry[]): Promise<HistoryEntry[]> => {
  if (entries.length === 0) return [];
  const { received, sent } = await ask("findPings", referencesTo(entries));
  return historyOf(received, sent);
};

/**
 * Reads a stretch once more, as far as it reached before, and what stands in it of what is older. What is as it was stays the same
 * object.
 */
export const readAgain = async (stretch: Stretch, wanted: Wanted): Promise<Stretch> => {
  const before = new Map(stretch.entries.map((entry) => [entry.key, entry]));
  const entries: HistoryEntry[] = [];
  let to = stretch.from;
  do {
    const part = await readStretch(to, wanted, manyCount);
    entries.push(...part.entries);
    to = part.to;
    // Where all was read there may be many more by now, as after an undo.
    const isEnough =
      stretch.to === null ? entries.length > stretch.entries.length : !isFarther(stretch.to, to);
    if (isEnough) break;
  } while (to !== null);
  entries.push(...(await findAgain(stretch.entries.filter((entry) => isBeyond(entry, to)))));
  const asBefore = (entry: HistoryEntry): HistoryEntry => {
    const known = before.get(entry.key);
    return known && JSON.stringify(known) === JSON.stringify(entry) ? known : entry;
  };
  return { from: stretch.from, to, entries: entries.map(asBefore) };
};

/** Reads all pings that are wanted, newest first, part by part. */
export async function* readAll(wanted: Wanted): AsyncGenerator<HistoryEntry[]> {
  let from: Horizon = null;
  do {
    const part: Stretch = await readStretch(from, wanted, manyCount);
    yield [...part.entries];
    from = part.to;
  } while (from !== null);
}

/** Counts the pings that are wanted beyond a horizon. @param isOver whether nobody wants to know any more */
export const countBeyond = async (
  horizon: Horizon,
  wanted: Wanted,
  isOver: () => boolean,
): Promise<number> => {
  let [count, from] = [0, horizon];
  while (from !== null && !isOver()) {
    const part: Awaited<ReturnType<typeof ask<"countPings">>> = await ask("countPings", {
      before: from,
      count: searchCount,
      wanted,
    });
    count += part.count;
    from = part.next;
  }
  return count;
};
