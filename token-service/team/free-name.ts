import { beginningThatFits } from "../../naming/graphemes.ts";
import { nameFault } from "../../naming/name-fault.ts";
import type { Store } from "../store/open-store.ts";
import { nameKeys } from "./name-key.ts";

const numbered = (name: string, number: number): string => {
  const ending = ` ${number}`;
  return (
    beginningThatFits(name, (beginning) => nameFault(beginning + ending) === undefined).trimEnd() + ending
  );
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
    sql: `SELECT name FROM members WHERE removed_at IS NULL
          UNION SELECT name FROM invites WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`,
    args: [now],
  });
  const taken = new Set(rows.flatMap((row) => nameKeys(String(row.name))));
  let free = name;
  for (let number = 2; nameKeys(free).some((key) => taken.has(key)); number++) free = numbered(name, number);
  return free;
};
