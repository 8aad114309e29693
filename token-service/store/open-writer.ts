import { type FileHandle, open } from "node:fs/promises";
import { createClient } from "@libsql/client";
import { gatherWrites, type Write } from "./gather-writes.ts";
import { busyMs, type Store } from "./open-store.ts";
import { storeFile, storeUrl } from "./store-file.ts";

/** Writes what each token leaves behind. */
export interface Writer {
  write: Write;
  close(): Promise<void>;
}

const openLog = (file: string | undefined): Promise<FileHandle | undefined> =>
  file === undefined ? Promise.resolve(undefined) : open(`${file}-wal`, "r+").catch(() => undefined);

/**
 * Opens a connection on which nobody waits for the disk but those who write. SQLite waits for it within each transaction,
 * and the whole process with it: the signalling of everybody in the rooms too, whenever somebody gets a token. On this
 * connection it leaves that to us, and we ask the system, beside everything else, to put its log onto the disk. What was
 * written outlives a power cut as before: with `synchronous = NORMAL` a transaction is safe once the log is on the disk, and
 * SQLite sees to that itself before it takes anything over from the log (https://www.sqlite.org/pragma.html#pragma_synchronous,
 * https://www.sqlite.org/wal.html).
 *
 * @param url the store's
 * @param store writes instead where there is no such log: in memory, on a libSQL server, or on a file system for which SQLite
 *   keeps none
 */
export const openWriter = async (url: string, store: Store): Promise<Writer> => {
  const file = storeFile(url);
  const log = await openLog(file);
  if (file === undefined || !log) return { write: gatherWrites(store), close: async () => {} };
  // A single connection, since what is set here is set for that one alone. While it is open the log stays the same file.
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
