import { fold } from "../shared/fold.ts";
import { nameOf } from "../shared/identity.ts";
import { plainText, whoOf } from "../ui/history/entry-words.ts";
import type { HistoryEntry } from "../ui/history/history-entries.ts";

/** What is looked for in the history. */
export interface Wanted {
  /** Words, each of which has to be in the text, the names or the room of a ping; accents and case do not count. */
  query: string;
  /** One room alone; null for all. */
  room: string | null;
}

// A ping's words never change, so they are folded once.
const folded = new Map<string, string>();

const wordsOf = (entry: HistoryEntry): string => {
  const known = folded.get(entry.key);
  if (known !== undefined) return known;
  const words = [whoOf(entry, nameOf), plainText(entry.ping)].map(fold).join("\n");
  folded.set(entry.key, words);
  return words;
};

/**
 * Finds pings.
 *
 * @param showsRooms whether the name of a ping's room can be found as well: not where there is but one
 * @returns the same list when nothing is looked for
 */
export const findPings = (
  entries: readonly HistoryEntry[],
  { query, room }: Wanted,
  showsRooms: boolean,
): readonly HistoryEntry[] => {
  const words = fold(query).split(" ").filter(Boolean);
  if (words.length === 0 && room === null) return entries;
  return entries.filter((entry) => {
    if (room !== null && entry.ping.room !== room) return false;
    const text = showsRooms ? `${wordsOf(entry)}\n${fold(entry.ping.room)}` : wordsOf(entry);
    return words.every((word) => text.includes(word));
  });
};
