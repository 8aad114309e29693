import { memberPerson } from "../callers/identity.ts";
import type { Store } from "../store/open-store.ts";

// No ping waits for anybody longer than a week; a day more for clocks that differ.
const toldMs = 8 * 24 * 3_600_000;
const mostTold = 200;

/**
 * The members who were removed lately, so that nothing waits for them any longer; those removed last first.
 *
 * @param now milliseconds since 1970
 * @returns as identities have them, see `memberPerson`
 */
export const removedPersons = async (store: Store, now: number): Promise<string[]> => {
  const { rows } = await store.execute({
    sql: "SELECT id FROM members WHERE removed_at > ? ORDER BY removed_at DESC LIMIT ?",
    args: [now - toldMs, mostTold],
  });
  return rows.map(({ id }) => memberPerson(String(id)));
};
