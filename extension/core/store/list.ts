import type * as v from "valibot";
import { isNewer, type Place } from "../../shared/ping.ts";
import { createTurns, runDetached } from "../base/async.ts";
import type { ListName, StoredRecord } from "./database.ts";
import { countName, createListMemory, type KeptChange } from "./list-memory.ts";
import { readOlder, readOldestKeys } from "./read-records.ts";
import { persist, readStore, register } from "./store.ts";
import { type ListOrder, storedItems } from "./stored-items.ts";
import type { Value } from "./value.ts";

/** A list, of which the newest items and those that are live are in memory: `get` and `update` are about these alone. */
export interface List<Item> extends Value<Item[]> {
  /** Those of these items that are kept, in memory or not. */
  find(keys: readonly string[]): Promise<Item[]>;
  /** Runs while those of these items that are kept are in memory, so that `update` can change and delete them. */
  recall<T>(keys: readonly string[], run: () => Promise<T>): Promise<T>;
  /**
   * Does the same as `update`, with these items as well if they are kept. They are recalled some hundred at a time, and each time
   * what is in memory then is changed: what was changed before must stay as it is.
   */
  updateKept(keys: readonly string[], change: (current: Item[]) => Item[]): Promise<void>;
  /**
   * Reads what is older than a place, or the newest if that is null; newest first.
   *
   * @returns at most so many, and from where to read on, which is null in the end
   */
  older(before: Place | null, count: number): Promise<{ items: Item[]; next: Place | null }>;
  /** Keys of what is kept, oldest first. @param before only of what is older, milliseconds since 1970 */
  keys(which?: { before?: number; count?: number }): Promise<string[]>;
  /** Puts records into their place that have none, as they may after somebody has edited them. It reads all there are. */
  mendPlaces(): Promise<void>;
  /** Calls back with what each change did, and first with how many are kept as the store begins. */
  onKept(callback: (change: KeptChange) => void): void;
}

// What arrives meanwhile waits for their transaction.
const recalledAtOnce = 500;

// So many are read at each start to find those that have no place.
const fewEnough = 1_000;

/**
 * Declares a list, newest first, of which each item is a record: a change writes the records that it changed, however long the
 * list is.
 *
 * @param schema of an item; a record of another shape is left out, and told in the diagnosis
 */
export const list = <Schema extends v.GenericSchema>(
  name: ListName,
  schema: Schema,
  order: ListOrder<v.InferOutput<Schema>>,
): List<v.InferOutput<Schema>> => {
  type Item = v.InferOutput<Schema>;
  const inDatabase = storedItems(name, schema, order, (lost) => memory.lose(lost));
  const memory = createListMemory(name, order, inDatabase);
  const { get, update, set, onChanged, missing, written, isWhole } = memory;
  const inTurn = createTurns();

  const placeOf = (item: Item): Place => [order.at(item), order.keyOf(item)];
  const newestFirst = (): Item[] => get().toSorted((a, b) => (isNewer(placeOf(a), placeOf(b)) ? -1 : 1));

  const read = async (keys: readonly string[]): Promise<Item[]> => {
    await written(keys);
    return inDatabase.read(keys);
  };

  const recall: List<Item>["recall"] = async (keys, run) => {
    memory.hold(keys);
    try {
      // One after another, so that none brings what another one has just changed and let go.
      if (missing(keys).length > 0) await inTurn(async () => memory.bring(await read(missing(keys))));
      return await run();
    } finally {
      memory.release(keys);
    }
  };

  const count = async (): Promise<void> => {
    await written();
    const counted = await readStore((database) => database.count(name));
    memory.setSize(counted);
    await persist({ values: new Map([[countName(name), memory.size()]]) });
  };

  const mendPlaces = async (): Promise<void> => {
    if ((await inDatabase.mendUnplaced()) > 0) await count();
  };

  /** What is in memory and lies in the database in another way than now, as an older version wrote it. */
  let outdated = new Map<string, StoredRecord>();
  let isCounted = true;
  register({
    name,
    ...(order.newest !== undefined && { newest: order.newest }),
    load: ({ lists, values }) => {
      const records = lists.get(name) ?? [];
      const loaded = memory.load(records, values.get(countName(name)));
      const { items, lost, mend } = loaded;
      isCounted = loaded.isCounted;
      const lying = new Map(records.map((record) => [record.key, record]));
      const wanted = items.map((item) => [order.keyOf(item), inDatabase.recordOf(item)] as const);
      const isSame = (one: StoredRecord | undefined, { at, live }: StoredRecord) =>
        one?.at === at && one.live === live;
      outdated = new Map(wanted.filter(([key, record]) => !isSame(lying.get(key), record)));
      return { lost: lost || null, mend };
    },
    loaded: () => {
      if (outdated.size > 0) runDetached(persist({ lists: new Map([[name, outdated]]) }));
      if (!isCounted) runDetached(count());
      else if (memory.size() <= fewEnough) runDetached(mendPlaces());
    },
  });

  return {
    ...{ name, get, update, set, onChanged, recall },
    onKept: memory.kept.add,
    mendPlaces,
    find: async (keys) => {
      const others = missing(keys);
      const wanted = new Set(keys);
      const here = get().filter((item) => wanted.has(order.keyOf(item)));
      return others.length === 0 ? here : [...here, ...(await read(others))];
    },
    updateKept: async (keys, change) => {
      const others = missing(keys);
      await update(change);
      for (let n = 0; n < others.length; n += recalledAtOnce)
        await recall(others.slice(n, n + recalledAtOnce), () => update(change));
    },
    older: async (before, count) => {
      if (isWhole()) {
        const items = newestFirst().filter((item) => !before || isNewer(before, placeOf(item)));
        const last = items.length > count ? items[count - 1] : undefined;
        return { items: items.slice(0, count), next: last ? placeOf(last) : null };
      }
      await written();
      const records = await readStore((database) => readOlder(database, name, before, count));
      const last = records[count - 1];
      return { items: await inDatabase.takeSound(records), next: last ? [last.at, last.key] : null };
    },
    keys: async ({ before = Number.POSITIVE_INFINITY, count } = {}) => {
      if (isWhole()) {
        const older = newestFirst().filter((item) => order.at(item) < before);
        return older.reverse().slice(0, count).map(order.keyOf);
      }
      await written();
      return readStore((database) => readOldestKeys(database, name, before, count));
    },
  };
};
