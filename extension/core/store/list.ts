import * as v from "valibot";
import type { Lost } from "../../shared/stored-shape-schema.ts";
import type { ListName, StoredRecord } from "./database.ts";
import { persist, register } from "./store.ts";
import { createListeners, type Value } from "./value.ts";

/** What tells the items of a list apart, and orders them. */
export interface ListOrder<Item> {
  keyOf(item: Item): string;
  /** Milliseconds since 1970. */
  at(item: Item): number;
}

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
): Value<v.InferOutput<Schema>[]> => {
  type Item = v.InferOutput<Schema>;
  const listeners = createListeners<Item[]>();
  let current: Item[] = [];
  /** What the database has, by key. */
  const stored = new Map<string, Item>();
  /** The last write of each key that is just being written. */
  const writing = new Map<string, Promise<void>>();
  let lastWrite: Promise<void> | undefined;

  const become = (next: Item[]): void => {
    current = next;
    listeners.tell(next);
  };

  /** The same, or with an item in its place by time. */
  const withItem = (items: Item[], item: Item | undefined): Item[] => {
    if (item === undefined) return items;
    const place = items.findIndex((each) => order.at(each) < order.at(item));
    return items.toSpliced(place === -1 ? items.length : place, 0, item);
  };

  /** Makes these keys again what the database has, and leaves all others as they are. */
  const takeBack = (keys: ReadonlySet<string>): void => {
    let kept = current.flatMap((item) => {
      const key = order.keyOf(item);
      return keys.has(key) ? (stored.get(key) ?? []) : item;
    });
    const there = new Set(kept.map(order.keyOf));
    for (const key of keys) if (!there.has(key)) kept = withItem(kept, stored.get(key));
    become(kept);
  };

  const update = async (change: (current: Item[]) => Item[]): Promise<Item[]> => {
    const before = current;
    const next = change(before);
    if (next === before) {
      await lastWrite;
      return next;
    }
    become(next);
    const stays = new Set(next);
    const known = new Set(before);
    const changed = new Map<string, Item | undefined>();
    for (const item of before) if (!stays.has(item)) changed.set(order.keyOf(item), undefined);
    for (const item of next) if (!known.has(item)) changed.set(order.keyOf(item), item);
    const records = [...changed].map(([key, item]): [string, StoredRecord | undefined] => [
      key,
      item === undefined ? undefined : { key, at: order.at(item), item },
    ]);
    const write = persist({ lists: new Map([[name, new Map(records)]]) });
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
    } catch (error) {
      takeBack(unchangedSince());
      throw error;
    } finally {
      for (const key of unchangedSince()) writing.delete(key);
      if (lastWrite === write) lastWrite = undefined;
    }
    return next;
  };

  register({
    name,
    load: ({ lists }) => {
      const records = lists.get(name) ?? [];
      const sound = records.map(({ item }) => v.safeParse(schema, item));
      current = sound.flatMap(({ success, output }) => (success ? [output as Item] : []));
      for (const item of current) stored.set(order.keyOf(item), item);
      const lost = records.length - current.length;
      // A record of the wrong shape may have no key of its own, so it goes by the one under which it lies.
      const gone = records.filter((_, n) => !sound[n]?.success).map(({ key }) => key);
      return {
        lost: (lost || null) as Lost | null,
        mend: {
          lists: new Map([
            [name, new Map(gone.filter((key) => !stored.has(key)).map((key) => [key, undefined]))],
          ]),
        },
      };
    },
  });
  return {
    name,
    get: () => current,
    update,
    set: async (next) => void (await update(() => next)),
    onChanged: listeners.add,
  };
};
