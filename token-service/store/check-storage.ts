import { statSync } from "node:fs";
import { mkdtemp, readdir, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { busyMs, defaultStoreUrl, refuseNewer, storeRefusal } from "./open-store.ts";
import { readServiceSecret } from "./service-secret.ts";
import { storeFile, storeUrl } from "./store-file.ts";

/** A folder itself, or the nearest one above it that is there. */
const nearestFolder = async (folder: string): Promise<string> => {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    const above = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || above === folder) throw error;
    return nearestFolder(above);
  }
};

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
const tryWriting = async (store: Client): Promise<string | undefined> => {
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
 * Finds out whether `openStore` would open a store, and leaves it as it is. It makes no missing file, and leaves the tables
 * of an earlier version alone.
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
    return await tryWriting(store);
  } catch (cause) {
    throw storeRefusal(url, cause);
  } finally {
    store?.close();
  }
};

type DataSettings = Pick<Config, "dataDir" | "databaseUrl" | "twilio">;

/** The folders that these settings make the service write to. */
const neededFolders = ({ dataDir, databaseUrl, twilio }: DataSettings): string[] => {
  if (!twilio) return [path.resolve(dataDir), path.resolve(dataDir, "rooms")];
  return storeFile(databaseUrl) === storeFile(defaultStoreUrl(dataDir)) ? [path.resolve(dataDir)] : [];
};

/**
 * Finds out whether DATA_DIR, and for embedded rooms their folder in it, can be read and written, by doing both. Leaves
 * nothing behind.
 *
 * @throws ConfigError when not
 */
export const checkDataDir = async (settings: DataSettings): Promise<void> => {
  for (const folder of neededFolders(settings)) {
    try {
      const nearest = await nearestFolder(folder);
      await rmdir(await mkdtemp(path.join(nearest, ".pingroom-")));
      if (nearest === folder) await readdir(folder);
    } catch (cause) {
      throw new ConfigError(
        `DATA_DIR must name a folder that the service can write to (${folder}: ${(cause as Error).message}).`,
        { cause },
      );
    }
  }
};

/** Whether this process may change a file's rights: it is the owner, or root. */
const isOurs = (uid: number): boolean => [uid, 0].includes(process.geteuid?.() ?? uid);

/**
 * A sentence for an admin whose database others on the machine can read, and the service cannot change that: another user
 * owns the file, or the file system knows no owners. Undefined for a closed file, and on Windows.
 *
 * @param isOpened false when the service has not tried yet to take the rights from them
 */
export const openFileWarning = (
  { databaseUrl }: Pick<Config, "databaseUrl">,
  isOpened = true,
): string | undefined => {
  const file = process.platform === "win32" ? undefined : storeFile(databaseUrl);
  const found = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  if (!found || (found.mode & 0o077) === 0 || (!isOpened && isOurs(found.uid))) return undefined;
  return `Others on this machine can read the database (${file}): give it to the user who runs the service, or choose another place with DATABASE_URL.`;
};
