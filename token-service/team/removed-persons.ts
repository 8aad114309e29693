import { memberPerson } from "../callers/identity.ts";
import type { Store } from "../store/open-store.ts";

// So long a browser may be off and still hear of all of them.
const toldMs = 92 * 24 * 3_600_000;
const mostTold = 500;

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
