import type { ListName, StoredRecord } from "./database.ts";
import { isStoring, persist } from "./store.ts";
import type { ListOrder, StoredItems } from "./stored-items.ts";
import { createListeners, type Listeners, type Value } from "./value.ts";

/** What a change did to what is kept. */
export interface KeptChange {
  /** So many more items are kept than before. */
  by: number;
  /** An item was deleted, or one changed that is not in memory: whoever has read it has to read it again. */
  isElsewhere: boolean;
}

/** The items of a list that are in memory, written through to the database. */
export interface ListMemory<Item> extends Omit<Value<Item[]>, "name"> {
  kept: Listeners<KeptChange>;
  /** Notes that so many items were of the wrong shape, and are gone. */
  lose(lost: number): void;
  /** How many are kept. */
  size(): number;
  /** Notes how many were counted, where the database does not say it. */
  setSize(counted: number): void;
  /** Whether the database has nothing that is not here. */
  isWhole(): boolean;
  /** Those of these keys that are not here and may lie in the database. */
  missing(keys: readonly string[]): string[];
  /** Waits for what is just being written. @param keys all, if left out */
  written(keys?: Iterable<string>): Promise<void>;
  /** Takes in what lies in the database, but for what is here, or is just being deleted. */
  bring(items: readonly Item[]): void;
  /** Keeps these items here, once they are, until as many calls of `release`. */
  hold(keys: readonly string[]): void;
  release(keys: readonly string[]): void;
  /**
   * Begins with these records.
   *
   * @param all how many the database says that are kept, if it does
   * @returns how many had the wrong shape, and what to write so that they are gone; and whether all are yet to be counted
   */
  load(
    records: readonly StoredRecord[],
    all: unknown,
  ): ReturnType<StoredItems<Item>["take"]> & { isCounted: boolean };
}

/** Under this name the database says how many items of a list it has: to count a hundred thousand takes Chromium seconds. */
export const countName = (name: ListName): string => `${name} kept`;

/** Makes it. */
export const createListMemory = <Item>(
  name: ListName,
  { keyOf, at, newest = Number.POSITIVE_INFINITY, isLive }: ListOrder<Item>,
  { recordOf, take }: StoredItems<Item>,
): ListMemory<Item> => {
  const listeners = createListeners<Item[]>();
  const kept = createListeners<KeptChange>();
  let current: Item[] = [];
  let isWhole = true;
  /** What the database has of what is here, by key. */
  const stored = new Map<string, Item>();
  /** The last write of each key that is just being written. */
  const writing = new Map<string, Promise<void>>();
  let lastWrite: Promise<void> | undefined;
  /** How many the database has. */
  let all = 0;
  /** How many need an item here just now, by its key. */
  const held = new Map<string, number>();

  /** @param all besides, what is kept of these in the database alone */
  const become = (next: Item[], all = next): void => {
    current = next;
    if (next !== all) isWhole = false;
    listeners.tell(next);
  };

  /** Leaves out what is neither new nor live: it stays in the database. */
  const withinMemory = (items: Item[], holding: { has(key: string): boolean } = held): Item[] => {
    if (!isStoring()) return items;
    let room = newest;
    const left = items.filter((item) => isLive?.(item) || holding.has(keyOf(item)) || room-- > 0);
    return left.length === items.length ? items : left;
  };

  /** Forgets what the database has of items that have left the memory. */
  const sweep = (): void => {
    if (isWhole || stored.size <= current.length) return;
    const here = new Set(current.map(keyOf));
    for (const key of stored.keys()) if (!here.has(key) && !writing.has(key)) stored.delete(key);
  };

  /** The same, or with an item in its place by time. */
  const withItem = (items: Item[], item: Item | undefined): Item[] => {
    if (item === undefined) return items;
    const place = items.findIndex((each) => at(each) < at(item));
    return items.toSpliced(place === -1 ? items.length : place, 0, item);
  };

  /** Makes these keys again what the database has, and leaves all others as they are. */
  const takeBack = (keys: ReadonlySet<string>): void => {
    let left = current.flatMap((item) => {
      const key = keyOf(item);
      return keys.has(key) ? (stored.get(key) ?? []) : item;
    });
    const there = new Set(left.map(keyOf));
    for (const key of keys) if (!there.has(key)) left = withItem(left, stored.get(key));
    become(left);
  };

  /** What a change has to write: items by key, and undefined for those that are gone. */
  const changedBetween = (before: Item[], next: Item[]) => {
    const stays = new Set(next);
    const known = new Set(before);
    const gone = before.filter((item) => !stays.has(item)).map(keyOf);
    const news = next.filter((item) => !known.has(item));
    const changed = new Map<string, Item | undefined>(gone.map((key) => [key, undefined]));
    for (const item of news) changed.set(keyOf(item), item);
    return { changed, by: news.length - gone.length, deletes: [...changed.values()].includes(undefined) };
  };

  const update = async (change: (current: Item[]) => Item[]): Promise<Item[]> => {
    const before = current;
    const next = change(before);
    if (next === before) {
      await lastWrite;
      return next;
    }
    become(withinMemory(next), next);
    const staying = new Set(withinMemory(next, new Set()));
    const { changed, by, deletes } = changedBetween(before, next);
    const records = new Map([...changed].map(([key, item]) => [key, item && recordOf(item)]));
    all += by;
    // One that fails leaves a wrong number, if at all, until the next write.
    const values = new Map(by !== 0 && Number.isFinite(newest) ? [[countName(name), all]] : []);
    const write = persist({ values, lists: new Map([[name, records]]) });
    lastWrite = write;
    for (const key of changed.keys()) writing.set(key, write);
    // What changed it since is written, or taken back, by itself.
    const unchangedSince = () => new Set([...changed.keys()].filter((key) => writing.get(key) === write));
    try {
      await write;
      for (const [key, item] of changed) {
        if (item === undefined) stored.delete(key);
        else stored.set(key, item);
      }
      const isHidden = [...changed.values()].some((item) => item !== undefined && !staying.has(item));
      kept.tell({ by, isElsewhere: deletes || isHidden });
    } catch (error) {
      all -= by;
      takeBack(unchangedSince());
      throw error;
    } finally {
      for (const key of unchangedSince()) writing.delete(key);
      if (lastWrite === write) lastWrite = undefined;
      sweep();
    }
    return next;
  };

  return {
    get: () => current,
    update,
    set: async (next) => void (await update(() => next)),
    onChanged: listeners.add,
    kept,
    lose: (lost) => {
      all -= lost;
      kept.tell({ by: -lost, isElsewhere: true });
    },
    size: () => all,
    setSize: (counted) => {
      const by = counted - all;
      all = counted;
      kept.tell({ by, isElsewhere: true });
    },
    isWhole: () => isWhole,
    missing: (keys) => {
      if (isWhole) return [];
      const here = new Set(current.map(keyOf));
      return keys.filter((key) => !here.has(key));
    },
    written: async (keys = writing.keys()) => {
      await Promise.allSettled([...keys].map((key) => writing.get(key)));
    },
    bring: (items) => {
      const here = new Set(current.map(keyOf));
      for (const item of items) {
        const key = keyOf(item);
        if (here.has(key) || writing.has(key)) continue;
        stored.set(key, item);
        current = withItem(current, item);
      }
    },
    hold: (keys) => {
      for (const key of keys) held.set(key, (held.get(key) ?? 0) + 1);
    },
    release: (keys) => {
      for (const key of keys) {
        const others = (held.get(key) ?? 1) - 1;
        if (others > 0) held.set(key, others);
        else held.delete(key);
      }
      const left = withinMemory(current);
      if (left !== current) isWhole = false;
      current = left;
      sweep();
    },
    load: (records, told) => {
      const taken = take(records);
      current = withinMemory(taken.items);
      isWhole = records.length < newest;
      for (const item of current) stored.set(keyOf(item), item);
      const isCounted = isWhole || typeof told === "number";
      all = isWhole ? current.length : typeof told === "number" ? told : 0;
      if (isCounted) kept.tell({ by: all, isElsewhere: false });
      return { ...taken, isCounted };
    },
  };
};
