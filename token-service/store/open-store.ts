import { randomBytes } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { ConfigError } from "../settings/config-error.ts";
import { rekeyNames } from "../team/rekey-names.ts";
import { migrations } from "./migrations.ts";

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
export const defaultStoreUrl = (dataDir: string): string => `file:${path.resolve(dataDir, "pingroom.db")}`;

/** SQLite would make the file for everybody to read; what it puts beside the file gets the same rights (sqlite.org/wal.html). */
const makeFile = async (file: string): Promise<void> => {
  if (file === ":memory:") return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await (await open(file, "a", 0o600)).close();
};

/**
 * Opens the store and brings its tables up to date.
 *
 * @param url `file:` and a path, or the address of a libSQL server (`libsql:`, `https:`, `http:`, `ws:` or `wss:`)
 * @param authToken what a libSQL server asks for
 * @throws ConfigError when it cannot be opened
 */
export const openStore = async (url: string, authToken?: string): Promise<Store> => {
  let store: Store | undefined;
  try {
    const isFile = url.startsWith("file:");
    if (isFile) await makeFile(url.slice("file:".length));
    store = createClient({ url, timeout: busyMs, ...(authToken === undefined ? {} : { authToken }) });
    if (isFile) await store.execute("PRAGMA journal_mode = WAL");
    await migrate(store);
    await rekeyNames(store);
    return store;
  } catch (cause) {
    store?.close();
    throw new ConfigError(`The database cannot be opened (${url}): ${(cause as Error).message}.`, { cause });
  }
};
