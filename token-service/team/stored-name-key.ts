import type { Client } from "@libsql/client";
import { nameKey, nameKeyVersion } from "./name-key.ts";

/**
 * The key by which the store knows a name: that of the member with exactly this spelling, else the name's own. Earlier
 * versions let in members who look alike.
 */
export const storedNameKey = async (store: Client, name: string): Promise<string> => {
  const { rows } = await store.execute({
    sql: "SELECT name_key AS nameKey FROM members WHERE removed_at IS NULL AND name = ?",
    args: [name],
  });
  return rows[0] ? String(rows[0].nameKey) : nameKey(name);
};

/**
 * Gives all names in a store the keys that this version makes. Of members with the same key the oldest gets it; admins find
 * the others by their exact spelling.
 *
 * @param store brought up to date already
 */
export const rekeyNames = async (store: Client): Promise<void> => {
  const { rows: versions } = await store.execute("SELECT names_version AS version FROM service");
  if (Number(versions[0]?.version) === nameKeyVersion) return;
  const { rows: members } = await store.execute(
    "SELECT id, name FROM members WHERE removed_at IS NULL ORDER BY created_at, id",
  );
  const { rows: invites } = await store.execute("SELECT secret_hash AS hash, name FROM invites");
  const taken = new Set<string>();
  const keys = new Map<string, string>(); // By the exact name.
  const keyed = members.map(({ id, name }) => {
    const key = nameKey(String(name));
    // No key has more than one line.
    const own = taken.has(key) ? `${key}\n${id}` : key;
    taken.add(own);
    keys.set(String(name), own);
    return { id: String(id), own };
  });
  await store.batch(
    [
      // The index would refuse a key that another member has for a moment.
      ...keyed.map(({ id }) => ({
        sql: "UPDATE members SET name_key = 'rekeyed ' || id WHERE id = ?",
        args: [id],
      })),
      ...keyed.map(({ id, own }) => ({
        sql: "UPDATE members SET name_key = ? WHERE id = ?",
        args: [own, id],
      })),
      ...invites.map(({ hash, name }) => ({
        sql: "UPDATE invites SET name_key = ? WHERE secret_hash = ?",
        args: [keys.get(String(name)) ?? nameKey(String(name)), String(hash)],
      })),
      { sql: "UPDATE service SET names_version = ?", args: [nameKeyVersion] },
    ],
    "write",
  );
};
