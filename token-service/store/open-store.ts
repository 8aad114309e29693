import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, stat } from "node:fs/promises";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { ConfigError } from "../settings/config-error.ts";
import { rekeyNames } from "../team/rekey-names.ts";
import { migrations } from "./migrations.ts";
import { storeFile, storeUrl } from "./store-file.ts";

/** The service's database: one SQLite file, or a libSQL server. */
export type Store = Client;

/** How long a statement waits for another process that is writing, in milliseconds. */
export const busyMs = 5_000;

const versionOf = async (store: Store): Promise<number> => {
  await store.execute("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY)");
  const { rows } = await store.execute("SELECT COALESCE(MAX(version), 0) AS version FROM migrations");
  return Number(rows[0]?.version);
};

/** Each version in one transaction, whose first statement makes a second process that does the same fail or wait. */
const migrate = async (store: Store): Promise<void> => {
  const known = await versionOf(store);
  if (known > migrations.length) {
    throw new Error(
      `it was written by a newer Pingroom (version ${known}, this one knows ${migrations.length})`,
    );
  }
  for (const [index, statements] of migrations.entries()) {
    const version = index + 1;
    if (version <= known) continue;
    try {
      await store.migrate([
        { sql: "INSERT INTO migrations (version) VALUES (?)", args: [version] },
        ...statements,
      ]);
    } catch (error) {
      // Another instance that starts at the same moment may have been first.
      if ((await versionOf(store)) < version) throw error;
    }
  }
  await store.execute({
    sql: "INSERT OR IGNORE INTO service (id, secret) VALUES (1, ?)",
    args: [randomBytes(32).toString("base64url")],
  });
};

/** Where the store is when the admin has not said. */
export const defaultStoreUrl = (dataDir: string): string => storeUrl(path.join(dataDir, "pingroom.db"));

/** Takes a file from everybody but its owner. A file system that knows no owners, or a file of somebody else's, stays as it is. */
const keepToOwner = async (file: string): Promise<void> => {
  const known = await stat(file).catch(() => undefined);
  if (!known?.isFile() || (known.mode & 0o077) === 0) return;
  await chmod(file, 0o600).catch(() => {});
};

/**
 * SQLite would make the file for everybody to read; what it puts beside the file gets the same rights
 * (https://www.sqlite.org/wal.html). An earlier version may have left them readable.
 */
const makeFile = async (file: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await (await open(file, "a", 0o600)).close();
  for (const end of ["", "-wal", "-shm", "-journal"]) await keepToOwner(file + end);
};

/**
 * Opens the store and brings its tables up to date.
 *
 * @param url `file:` and a path (see `storeFile`), or the address of a libSQL server (`libsql:`, `https:`, `http:`, `ws:` or `wss:`)
 * @param authToken what a libSQL server asks for
 * @throws ConfigError when it cannot be opened
 */
export const openStore = async (url: string, authToken?: string): Promise<Store> => {
  let store: Store | undefined;
  try {
    const file = storeFile(url);
    if (file !== undefined) await makeFile(file);
    const place = file === undefined ? url : storeUrl(file);
    store = createClient({ url: place, timeout: busyMs, ...(authToken === undefined ? {} : { authToken }) });
    if (file !== undefined) await store.execute("PRAGMA journal_mode = WAL");
    await migrate(store);
    await rekeyNames(store);
    return store;
  } catch (cause) {
    store?.close();
    throw new ConfigError(
      `The database cannot be opened (${storeFile(url) ?? url}): ${(cause as Error).message}.`,
      { cause },
    );
  }
};
