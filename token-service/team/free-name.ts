import type { Store } from "../store/open-store.ts";
import { nameKey } from "./name-key.ts";

const mostLetters = 40;

const numbered = (name: string, number: number): string => {
  const ending = ` ${number}`;
  let letters = "";
  // By code point, so that none is cut in two.
  for (const letter of name) {
    if (letters.length + letter.length + ending.length > mostLetters) break;
    letters += letter;
  }
  return letters.trimEnd() + ending;
};

/**
 * A name that no member has: the given one, or the same with the lowest number after it that makes it so.
 *
 * @param name already validated
 */
export const freeName = async (store: Store, name: string): Promise<string> => {
  const { rows } = await store.execute("SELECT name_key FROM members WHERE removed_at IS NULL");
  const taken = new Set(rows.map((row) => row.name_key));
  let free = name;
  for (let number = 2; taken.has(nameKey(free)); number++) free = numbered(name, number);
  return free;
};
