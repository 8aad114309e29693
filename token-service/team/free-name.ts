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
 * A name that no member has, and for which no invite is open: the given one, or the same with the lowest number after it
 * that makes it so. Whoever is invited becomes the member of the invite's name, so a newcomer who already went by it would
 * get what the invite grants, and a second person as one more device.
 *
 * @param name already validated
 * @param now milliseconds since 1970
 */
export const freeName = async (store: Store, name: string, now: number): Promise<string> => {
  const { rows } = await store.execute({
    sql: `SELECT name_key FROM members WHERE removed_at IS NULL
          UNION SELECT name_key FROM invites WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`,
    args: [now],
  });
  const taken = new Set(rows.map((row) => row.name_key));
  let free = name;
  for (let number = 2; taken.has(nameKey(free)); number++) free = numbered(name, number);
  return free;
};
