import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Place } from "../../shared/ping.ts";

/** The lists, one record each; a record's key is its item's own, and `at` orders them. */
export const listNames = ["inbox", "outbox", "receivedKeys", "deletedPings"] as const;
export type ListName = (typeof listNames)[number];

/** One item of a list as it lies in the database. */
export interface StoredRecord {
  /** The same as the record's key. */
  key: string;
  /** Milliseconds since 1970: newer records come first. */
  at: number;
  /** The item is to be in memory however old it is. One that an older version wrote counts as that until the store has looked. */
  live?: 1;
  item: unknown;
}

interface ListSchema {
  key: string;
  value: StoredRecord;
  indexes: { place: Place; live: number; room: string };
}

interface Schema extends DBSchema {
  values: { key: string; value: unknown };
  inbox: ListSchema;
  outbox: ListSchema;
  receivedKeys: ListSchema;
  deletedPings: ListSchema;
}

/** The core's database. Nothing else opens it. */
export type Database = IDBPDatabase<Schema>;

/** What is written together: all of it or nothing. An undefined value or record is deleted. */
export interface Writes {
  values?: ReadonlyMap<string, unknown>;
  lists?: ReadonlyMap<ListName, ReadonlyMap<string, StoredRecord | undefined>>;
}

// LevelDB, on which IndexedDB is built, needs some for itself.
const leastRoom = 10_000_000;

/** Whether there is too little room: what is left on the disk is a part of the quota. */
const isFull = async (): Promise<boolean> => {
  const { quota = leastRoom, usage = 0 } = (await globalThis.navigator?.storage?.estimate()) ?? {};
  return quota - usage < leastRoom;
};

const noRoom = (cause: string): DOMException => new DOMException(cause, "QuotaExceededError");

/** On a full disk Chromium says no more than that a database cannot be opened, or was closed. */
const causeOf = async (error: unknown): Promise<unknown> =>
  (await isFull()) ? noRoom(String(error)) : error;

const version = 2;

/** Makes the database, or brings one of version 1 up to this one: that had few records, all of them in memory, and an index by time alone. */
const upgrade = async (
  database: Database,
  from: number,
  stores: IDBPTransaction<Schema, ("values" | ListName)[], "versionchange">,
): Promise<void> => {
  if (from === 0) database.createObjectStore("values");
  for (const name of listNames) {
    const list = from === 0 ? database.createObjectStore(name, { keyPath: "key" }) : stores.objectStore(name);
    if (from === 1) (list as unknown as IDBObjectStore).deleteIndex("at");
    list.createIndex("place", ["at", "key"]);
    list.createIndex("live", "live");
    list.createIndex("room", "item.room");
    if (from === 0) continue;
    for await (const cursor of stores.objectStore(name)) await cursor.update({ ...cursor.value, live: 1 });
  }
};

/**
 * Opens the core's database, and makes it the first time.
 *
 * @param closed called when the browser closes it, as it does when it could not write to it
 * @throws DOMException when the browser lets nothing be stored
 */
export const openDatabase = async (closed: () => void = () => {}): Promise<Database> => {
  try {
    return await openDB<Schema>("pingroom", version, {
      upgrade: (database, from, _to, stores) => upgrade(database, from, stores as never),
      terminated: closed,
    });
  } catch (error) {
    throw await causeOf(error);
  }
};

/**
 * Waits for the end of a transaction. Where Chromium (156) closes the database it aborts all transactions, and forgets those that are
 * just being committed: the core would wait for them for ever.
 */
const ended = async (database: Database, done: Promise<void>): Promise<void> => {
  let closed = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      closed = () => reject(new DOMException("the browser has closed the database", "AbortError"));
      database.addEventListener("close", closed);
      done.then(resolve, reject);
    });
  } catch (error) {
    throw await causeOf(error);
  } finally {
    database.removeEventListener("close", closed);
  }
};

// Larger values are kept in files of their own.
const fillingLength = 50_000;
const fillings = 90;

/**
 * Has LevelDB begin a new log, as it does after 4 MB, and delete the old one. Where a disk was full the old one may hold a part of a
 * record. Chromium 156 goes on writing behind that, finds the log corrupt when it starts next, and deletes all that an extension has
 * in IndexedDB, its device's key too.
 *
 * @throws DOMException when there is no room for that
 */
export const renewLog = async (database: Database): Promise<void> => {
  if (await isFull()) throw noRoom("too little room on the disk");
  const { store, done } = database.transaction("values", "readwrite", { durability: "relaxed" });
  const filling = "-".repeat(fillingLength);
  void Promise.allSettled(Array.from({ length: fillings }, () => store.put(filling, "filling")));
  await ended(database, done);
  await write(database, { values: new Map([["filling", undefined]]) });
};

/**
 * Writes, and resolves once the browser has taken it over. Relaxed durability outlives the end of all browser processes (Chromium
 * 156: 60 of 60 records) and not a power cut; it takes a third less time.
 *
 * @throws DOMException such as QuotaExceededError; then nothing of it is written
 */
export const write = async (database: Database, { values, lists }: Writes): Promise<void> => {
  const names = [...(values?.size ? (["values"] as const) : []), ...(lists?.keys() ?? [])];
  if (names.length === 0) return;
  const transaction = database.transaction(names, "readwrite", { durability: "relaxed" });
  const requests: Promise<unknown>[] = [];
  for (const [list, records] of lists ?? []) {
    const store = transaction.objectStore(list);
    for (const [key, record] of records) {
      requests.push(record === undefined ? store.delete(key) : store.put(record));
    }
  }
  for (const [name, value] of values ?? []) {
    const store = transaction.objectStore("values");
    requests.push(value === undefined ? store.delete(name) : store.put(value, name));
  }
  // What fails, fails the transaction, which alone tells why: each request says no more than that it was aborted.
  void Promise.allSettled(requests);
  transaction.commit(); // Else the browser would first tell of each request, and wait whether another one follows.
  await ended(database, transaction.done);
};
