import * as v from "valibot";
import type { ListName, StoredRecord, Writes } from "./database.ts";
import { readByKeys, readUnplaced } from "./read-records.ts";
import { mendStored, persist, readStore } from "./store.ts";

/** What tells the items of a list apart, orders them, and has them held in memory. */
export interface ListOrder<Item> {
  keyOf(item: Item): string;
  /** Milliseconds since 1970. */
  at(item: Item): number;
  /** How many of the newest are in memory; all of them, if left out. */
  newest?: number;
  /** What is in memory besides, however old it is. */
  isLive?(item: Item): boolean;
}

/** The items of a list as they lie in the database. */
export interface StoredItems<Item> {
  recordOf(item: Item): StoredRecord;
  /** The items of records. @returns besides, how many had the wrong shape, and what to write so that they are gone */
  take(records: readonly StoredRecord[]): { items: Item[]; lost: number; mend: Writes };
  /** The same, once those of the wrong shape are told and gone. */
  takeSound(records: readonly StoredRecord[]): Promise<Item[]>;
  /** Those of these items that lie there. */
  read(keys: readonly string[]): Promise<Item[]>;
  /** Puts records into their place that have none, as they may after somebody has edited them. @returns how many had none */
  mendUnplaced(): Promise<number>;
}

/**
 * Makes what turns a list's items into records, and these into items.
 *
 * @param lose is told how many had the wrong shape and are gone
 */
export const storedItems = <Schema extends v.GenericSchema>(
  name: ListName,
  schema: Schema,
  { keyOf, at, isLive }: ListOrder<v.InferOutput<Schema>>,
  lose: (count: number) => void,
): StoredItems<v.InferOutput<Schema>> => {
  type Item = v.InferOutput<Schema>;
  type Stored = StoredItems<Item>;
  const recordOf: Stored["recordOf"] = (item) => ({
    key: keyOf(item),
    at: at(item),
    ...(isLive?.(item) && { live: 1 as const }),
    item,
  });
  const take: Stored["take"] = (records) => {
    const read = records.map(({ item }) => v.safeParse(schema, item));
    const items = read.flatMap(({ success, output }) => (success ? [output as Item] : []));
    const sound = new Set(items.map(keyOf));
    // A record of the wrong shape may have no key of its own, so it goes by the one under which it lies.
    const gone = records.filter(({ key }, n) => !read[n]?.success && !sound.has(key));
    const mend = { lists: new Map([[name, new Map(gone.map(({ key }) => [key, undefined]))]]) };
    return { items, lost: records.length - items.length, mend };
  };
  const takeSound: Stored["takeSound"] = async (records) => {
    const { items, lost, mend } = take(records);
    if (lost > 0) {
      await mendStored(name, lost, mend);
      lose(lost);
    }
    return items;
  };
  return {
    recordOf,
    take,
    takeSound,
    read: async (keys) => takeSound(await readStore((database) => readByKeys(database, name, keys))),
    mendUnplaced: async () => {
      const records = await readStore((database) => readUnplaced(database, name));
      if (records.length === 0) return 0;
      const items = await takeSound(records);
      await persist({
        lists: new Map([[name, new Map(items.map((item) => [keyOf(item), recordOf(item)]))]]),
      });
      return records.length;
    },
  };
};
