import { type FileHandle, open } from "node:fs/promises";
import { createClient, type InStatement, type ResultSet } from "@libsql/client";
import { busyMs, type Store } from "./open-store.ts";
import { storeFile, storeUrl } from "./store-file.ts";

/** Writes a statement and resolves once it is stored for good, with what it changed. */
export type Write = (statement: InStatement) => Promise<ResultSet>;

interface Waiting {
  statement: InStatement;
  resolve: (result: ResultSet) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes in one transaction what all those write who come in the same turn of the event loop, or while the one before is
 * being stored. A transaction waits for the disk, or for a server; many at once wait as long as one.
 *
 * @param settle resolves once what has been written is stored for good, where the store itself does not wait for that
 * @returns a function for statements of which none fails by itself: what goes wrong goes wrong for all of the transaction
 */
export const gatherWrites = (store: Store, settle = async (): Promise<void> => {}): Write => {
  let waiting: Waiting[] = [];
  let isBusy = false;
  const writeOnce = async (gathered: readonly Waiting[]): Promise<void> => {
    const statements = gathered.map(({ statement }) => statement);
    const [only] = statements;
    try {
      const results =
        only !== undefined && statements.length === 1
          ? [await store.execute(only)]
          : await store.batch(statements, "write");
      await settle();
      for (const [n, { resolve }] of gathered.entries()) resolve(results[n] as ResultSet);
    } catch (error) {
      for (const { reject } of gathered) reject(error);
    }
  };
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const gathered = waiting;
      waiting = [];
      await writeOnce(gathered);
    }
    isBusy = false;
  };
  return (statement) =>
    new Promise((resolve, reject) => {
      waiting.push({ statement, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      setImmediate(writeAll);
    });
};

/** Writes what each token leaves behind. */
export interface Writer {
  write: Write;
  close(): Promise<void>;
}

const openLog = (file: string | undefined): Promise<FileHandle | undefined> =>
  file === undefined ? Promise.resolve(undefined) : open(`${file}-wal`, "r+").catch(() => undefined);

/**
 * Opens a connection on which only the writers wait for the disk. SQLite waits within each transaction, and the whole
 * process and its signalling with it; here the system puts the log onto the disk meanwhile.
 *
 * Written rows outlive a power cut as before: with `synchronous = NORMAL` a transaction is safe once the log is on the
 * disk. SQLite sees to that itself before it takes anything over from the log
 * (https://www.sqlite.org/pragma.html#pragma_synchronous, https://www.sqlite.org/wal.html).
 *
 * @param url the store's
 * @param store writes instead where there is no such log: in memory, on a libSQL server, or on a file system for which SQLite
 *   keeps none
 */
export const openWriter = async (url: string, store: Store): Promise<Writer> => {
  const file = storeFile(url);
  const log = await openLog(file);
  if (file === undefined || !log) return { write: gatherWrites(store), close: async () => {} };
  // A single connection, since the pragma holds for one alone. While it is open the log stays the same file.
  const client = createClient({ url: storeUrl(file), timeout: busyMs, concurrency: 1 });
  await client.execute("PRAGMA synchronous = NORMAL");
  return {
    write: gatherWrites(client, () => log.datasync()),
    close: async () => {
      client.close();
      await log.close();
    },
  };
};
