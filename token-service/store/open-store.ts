import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, stat } from "node:fs/promises";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { ConfigError } from "../settings/config-problem.ts";
import { rekeyNames } from "../team/stored-name-key.ts";
import { migrations } from "./migrations.ts";
import { storeFile, storeUrl } from "./store-file.ts";

/** The service's database: one SQLite file, or a libSQL server. */
export type Store = Client;

/** How long a statement waits for another process that is writing, in milliseconds. */
export const busyMs = 5_000;

const versionOf = async (store: Pick<Store, "execute">): Promise<number> => {
  const { rows } = await store.execute("SELECT COALESCE(MAX(version), 0) AS version FROM migrations");
  return Number(rows[0]?.version);
};

/**
 * @returns the version of a store that has its table of migrations
 * @throws Error when a newer Pingroom has written it
 */
export const refuseNewer = async (store: Pick<Store, "execute">): Promise<number> => {
  const known = await versionOf(store);
  if (known > migrations.length) {
    throw new Error(
      `it was written by a newer Pingroom (version ${known}, this one knows ${migrations.length})`,
    );
  }
  return known;
};

/** Each version in one transaction, whose first statement makes a second process that does the same fail or wait. */
const migrate = async (store: Store): Promise<void> => {
  await store.execute("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY)");
  const known = await refuseNewer(store);
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
  // Only where there is none. Closing a file gives up all locks that the process has on it, even those of a connection that
  // SQLite still holds (https://www.sqlite.org/howtocorrupt.html, 2.2).
  if (!(await stat(file).catch(() => undefined))) await (await open(file, "a", 0o600)).close();
  for (const end of ["", "-wal", "-shm", "-journal"]) await keepToOwner(file + end);
};

/** An address without what may be a secret: its parameters, a name and a password. */
export const withoutSecrets = (url: string): string =>
  url.replace(/[?#].*$/, "").replace(/(?<=\/\/)[^/]*@/, "");

/** Where a store is, as people read it: its whole path, or the server's address without secrets. */
export const storePlace = (url: string): string => storeFile(url) ?? withoutSecrets(url);

/** Says in one sentence which store cannot be opened, and why. */
export const storeRefusal = (url: string, cause: unknown): ConfigError => {
  const { message, cause: deeper } = cause as Error & { cause?: { code?: unknown } };
  // Where a server cannot be reached, the message is no more than that, and the system's word says why.
  const { code } = deeper ?? {};
  const isNew = typeof code === "string" && !message.includes(code);
  const why = `${message.replace(/\.$/, "")}${isNew ? ` (${code})` : ""}`;
  return new ConfigError(`The database cannot be opened (${storePlace(url)}): ${why}.`, { cause });
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
    throw storeRefusal(url, cause);
  }
};
