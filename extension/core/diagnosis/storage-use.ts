import type { StoredUse } from "../api.ts";
import { type Database, type ListName, listNames, openDatabase } from "../store/database.ts";

// Reading a list of 100,000 pings would hold up those that arrive.
const maxMeasured = 200;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const valueUses = async (database: Database): Promise<StoredUse[]> => {
  const transaction = database.transaction("values");
  const [names, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return names.map((name, n) => ({ name, bytes: bytesOf(values[n]) }));
};

const listUse = async (database: Database, name: ListName): Promise<StoredUse> => {
  const [entries, measured] = await Promise.all([
    database.count(name),
    database.getAll(name, undefined, maxMeasured),
  ]);
  const bytes = measured.reduce((sum, record) => sum + bytesOf(record), 0);
  return { name, entries, bytes: Math.round((bytes / Math.max(measured.length, 1)) * entries) };
};

/** Measures what each value and each list takes in the database, the largest first; of a long list only a part is measured. */
export const storageUse = async (): Promise<StoredUse[]> => {
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
