import type { StoredUse } from "../api.ts";
import { runDetached } from "../base/async.ts";
import { type Database, type ListName, listNames, openDatabase } from "../store/database.ts";
import { countName } from "../store/list-memory.ts";
import { inbox, keptPings, outbox } from "../store/values.ts";

// Reading a list of 100,000 pings would hold up those that arrive.
const maxMeasured = 200;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const valueUses = async (database: Database): Promise<StoredUse[]> => {
  const transaction = database.transaction("values");
  const [names, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  const counts = new Set(listNames.map(countName));
  return names
    .map((name, n) => ({ name, bytes: bytesOf(values[n]) }))
    .filter(({ name }) => !counts.has(name));
};

/** How many a list has; to count many takes Chromium seconds, so of pings the core knows it. */
const lengthOf = async (database: Database, name: ListName): Promise<number> => {
  if (name === "inbox") return keptPings.get().received;
  return name === "outbox" ? keptPings.get().sent : database.count(name);
};

const listUse = async (database: Database, name: ListName): Promise<StoredUse> => {
  const [entries, measured] = await Promise.all([
    lengthOf(database, name),
    database.getAll(name, undefined, maxMeasured),
  ]);
  const bytes = measured.reduce((sum, record) => sum + bytesOf(record), 0);
  return { name, entries, bytes: Math.round((bytes / Math.max(measured.length, 1)) * entries) };
};

let isSearched = false;

/**
 * Measures what each value and each list takes in the database, the largest first; of a long list only a part is measured. Whoever
 * looks at that wants to know of what is broken as well, so long lists are searched for it, once: the core alone writes them.
 */
export const storageUse = async (): Promise<StoredUse[]> => {
  if (!isSearched) runDetached(Promise.all([inbox.mendPlaces(), outbox.mendPlaces()]));
  isSearched = true;
  const database = await openDatabase();
  try {
    const [values, ...lists] = await Promise.all([
      valueUses(database),
      ...listNames.map((name) => listUse(database, name)),
    ]);
    return [...values, ...lists].sort((a, b) => b.bytes - a.bytes);
  } finally {
    database.close();
  }
};
