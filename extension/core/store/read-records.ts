import type { Place } from "../../shared/ping.ts";
import { type Database, type ListName, listNames, type StoredRecord } from "./database.ts";

// Somebody may have edited one by hand.
const timeOf = ({ at }: StoredRecord): number => (Number.isFinite(at) ? at : 0);

/** Whether the index takes this as a time. */
const isKey = (at: unknown): boolean => (typeof at === "number" ? !Number.isNaN(at) : typeof at === "string");

const newestFirst = (one: StoredRecord, other: StoredRecord): number =>
  timeOf(other) - timeOf(one) || (one.key < other.key ? 1 : -1);

/**
 * Reads records older than a place, newest first. The index is asked where they end, and then for all of them at once: with a step
 * for each it would take several times as long.
 *
 * @param before the newest of all if null
 * @param count how many at most
 */
export const readOlder = async (
  database: Database,
  name: ListName,
  before: Place | null,
  count: number,
): Promise<StoredRecord[]> => {
  const index = database.transaction(name).store.index("place");
  const range = before && IDBKeyRange.upperBound(before, true);
  const first = await index.openKeyCursor(range, "prev");
  if (first === null) return [];
  const newest = first.key;
  const last = count === 1 ? first : await first.advance(count - 1);
  const records = await index.getAll(
    last === null ? IDBKeyRange.upperBound(newest) : IDBKeyRange.bound(last.key, newest),
  );
  return records.reverse();
};

/** Reads the records that lie under these keys, in any order. */
export const readByKeys = async (
  database: Database,
  name: ListName,
  keys: readonly string[],
): Promise<StoredRecord[]> => {
  const { store } = database.transaction(name);
  const records = await Promise.all(keys.map((key) => store.get(key)));
  return records.filter((record) => record !== undefined);
};

/**
 * Reads keys of records, the oldest first.
 *
 * @param before only those older than this, milliseconds since 1970
 * @param count how many at most
 */
export const readOldestKeys = (
  database: Database,
  name: ListName,
  before = Number.POSITIVE_INFINITY,
  count?: number,
): Promise<string[]> => database.getAllKeysFromIndex(name, "place", IDBKeyRange.upperBound([before]), count);

/**
 * Reads the names of the rooms in a list: with a look for each room, however many pings there are. Chromium walks through all that an
 * open bound leaves out, so the bound is the least name that comes after.
 */
export const readRooms = async (database: Database, name: ListName): Promise<string[]> => {
  const index = database.transaction(name).store.index("room");
  const rooms: string[] = [];
  for (;;) {
    const last = rooms.at(-1);
    const next = await index.openKeyCursor(last === undefined ? null : IDBKeyRange.lowerBound(`${last}\0`));
    if (next === null) return rooms;
    rooms.push(next.key);
  }
};

// A part of a list that holds up nobody else for long.
const partLength = 500;

/** Reads the records that have no place in their list, as one without a time: part by part, between which others have their turn. */
export const readUnplaced = async (database: Database, name: ListName): Promise<StoredRecord[]> => {
  const unplaced: StoredRecord[] = [];
  for (let after: IDBKeyRange | undefined; ; ) {
    const part = await database.getAll(name, after, partLength);
    unplaced.push(...part.filter(({ at }) => !isKey(at)));
    const last = part.at(-1);
    if (last === undefined || part.length < partLength) return unplaced;
    after = IDBKeyRange.lowerBound(last.key, true);
  }
};

/** What the store begins with. */
export interface Contents {
  values: ReadonlyMap<string, unknown>;
  /** Of each list the newest records and those that are live, newest first. */
  lists: ReadonlyMap<ListName, StoredRecord[]>;
}

/** The newest records of a list, and all that are live. @param newest how many */
const readStart = async (database: Database, name: ListName, newest: number): Promise<StoredRecord[]> => {
  if (newest === Number.POSITIVE_INFINITY) return (await database.getAll(name)).sort(newestFirst);
  const [latest, live] = await Promise.all([
    readOlder(database, name, null, newest),
    database.getAllFromIndex(name, "live"),
  ]);
  return [...new Map([...latest, ...live].map((record) => [record.key, record])).values()].sort(newestFirst);
};

/** Reads what the store begins with. @param newestOf how many records of a list, besides those that are live */
export const readContents = async (
  database: Database,
  newestOf: (name: ListName) => number,
): Promise<Contents> => {
  const { store } = database.transaction("values");
  const [names, values, ...lists] = await Promise.all([
    store.getAllKeys(),
    store.getAll(),
    ...listNames.map((name) => readStart(database, name, newestOf(name))),
  ]);
  return {
    values: new Map(names.map((name, n) => [name, values[n]])),
    lists: new Map(listNames.map((name, n) => [name, lists[n] ?? []])),
  };
};
