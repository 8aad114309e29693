import { fold } from "./fold.ts";
import { nameOf } from "./identity.ts";
import { type DirectedPing, plainText, whoOf } from "./ping-words.ts";

/** What is looked for in the pings. */
export interface Wanted {
  /** Words, each of which has to be in the text, the names or the room of a ping; accents and case do not count. */
  query: string;
  /** One room alone; null for all. */
  room: string | null;
  /** Whether the name of a ping's room can be found as well: not where there is but one. */
  showsRooms: boolean;
}

const wordsOf = (query: string): string[] => fold(query).split(" ").filter(Boolean);

/** Whether all pings are wanted. */
export const isEverything = ({ query, room }: Wanted): boolean =>
  room === null && wordsOf(query).length === 0;

/** Makes what tells whether a ping is wanted. */
export const createFinder = ({ query, room, showsRooms }: Wanted): ((entry: DirectedPing) => boolean) => {
  const words = wordsOf(query);
  // Of a few people there are many pings.
  const folded = new Map<string, string>();
  const foldedOnce = (text: string): string => {
    const known = folded.get(text) ?? fold(text);
    folded.set(text, known);
    return known;
  };
  return (entry) => {
    const { ping } = entry;
    if (room !== null && ping.room !== room) return false;
    if (words.length === 0) return true;
    const parts = [foldedOnce(whoOf(entry, nameOf)), fold(plainText(ping))];
    const text = (showsRooms ? [...parts, foldedOnce(ping.room)] : parts).join("\n");
    return words.every((word) => text.includes(word));
  };
};
