import type { Store } from "../store/open-store.ts";
import { nameKey } from "./name-key.ts";

/**
 * The key by which the store knows a name: that of the member who is written exactly so, for another may look alike since
 * an earlier version; else the name's own.
 */
export const storedNameKey = async (store: Store, name: string): Promise<string> => {
  const { rows } = await store.execute({
    sql: "SELECT name_key AS nameKey FROM members WHERE removed_at IS NULL AND name = ?",
    args: [name],
  });
  return rows[0] ? String(rows[0].nameKey) : nameKey(name);
};
