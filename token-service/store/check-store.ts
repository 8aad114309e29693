import { mkdtemp, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { nearestFolder } from "../settings/nearest-folder.ts";
import { busyMs, refuseNewer, storeRefusal } from "./open-store.ts";
import { readServiceSecret } from "./service-secret.ts";
import { storeFile, storeUrl } from "./store-file.ts";

const isThere = async (file: string): Promise<boolean> => {
  try {
    return (await stat(file)) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
};

const hasTable = async (store: Pick<Client, "execute">, name: string): Promise<boolean> => {
  const { rows } = await store.execute({
    sql: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
    args: [name],
  });
  return rows.length > 0;
};

/** Begins to write, which fails where nothing can be written, and takes it back. */
const look = async (store: Client): Promise<string | undefined> => {
  const writing = await store.transaction("write");
  try {
    if (await hasTable(writing, "migrations")) await refuseNewer(writing);
    await writing.execute("CREATE TABLE pingroom_was_here (id)");
    return (await hasTable(writing, "service")) ? await readServiceSecret(writing) : undefined;
  } finally {
    writing.close(); // Rolls back.
  }
};

/**
 * Finds out whether `openStore` would open a store, and leaves it as it is: a file that is not there is not made, and tables of
 * an earlier version stay.
 *
 * @returns the service's secret, see `readServiceSecret`; undefined for a store that is not there yet
 * @throws ConfigError when it cannot be opened or written to
 */
export const checkStore = async (url: string, authToken?: string): Promise<string | undefined> => {
  const file = storeFile(url);
  let store: Client | undefined;
  try {
    if (file !== undefined && !(await isThere(file))) {
      await rmdir(await mkdtemp(path.join(await nearestFolder(path.dirname(file)), ".pingroom-")));
      return undefined;
    }
    const place = file === undefined ? url : storeUrl(file);
    store = createClient({ url: place, timeout: busyMs, ...(authToken === undefined ? {} : { authToken }) });
    return await look(store);
  } catch (cause) {
    throw storeRefusal(url, cause);
  } finally {
    store?.close();
  }
};
