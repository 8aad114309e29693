import * as v from "valibot";
import type { Lost } from "../../shared/read-stored.ts";
import type { ListName, StoredRecord } from "./database.ts";
import { createListeners } from "./listeners.ts";
import { persist, register } from "./store.ts";
import type { Value } from "./value.ts";

/** What tells the items of a list apart, and orders them. */
export interface ListOrder<Item> {
  keyOf(item: Item): string;
  /** Milliseconds since 1970. */
  at(item: Item): number;
}

const byKey = <Item>(items: readonly Item[], { keyOf }: ListOrder<Item>): Map<string, Item> =>
  new Map(items.map((item) => [keyOf(item), item]));

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

  const become = (next: Item[]): void => {
    current = next;
    listeners.tell(next);
  };

  /** Takes back what could not be stored; what was changed again since stays as it is. */
  const takeBack = (
    before: ReadonlyMap<string, Item>,
    tried: ReadonlyMap<string, Item | undefined>,
  ): void => {
    const now = byKey(current, order);
    let kept = current;
    for (const [key, item] of tried) {
      if (now.get(key) !== item) continue;
      const earlier = before.get(key);
      if (item === undefined) kept = [...kept, earlier as Item];
      else if (earlier === undefined) kept = kept.filter((each) => each !== item);
      else kept = kept.map((each) => (each === item ? earlier : each));
    }
    become(kept.toSorted((a, b) => order.at(b) - order.at(a)));
  };

  const update = async (change: (current: Item[]) => Item[]): Promise<Item[]> => {
    const before = current;
    const next = change(before);
    if (next === before) return next;
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
    try {
      await persist({ lists: new Map([[name, new Map(records)]]) });
    } catch (error) {
      takeBack(byKey(before, order), changed);
      throw error;
    }
    return next;
  };

  register({
    name,
    load: ({ lists }) => {
      const records = lists.get(name) ?? [];
      const sound = records.map(({ item }) => v.safeParse(schema, item));
      current = sound.flatMap(({ success, output }) => (success ? [output as Item] : []));
      const keys = new Set(current.map(order.keyOf));
      const lost = records.length - current.length;
      // A record of the wrong shape may have no key of its own, so it goes by the one under which it lies.
      const gone = records.filter((_, n) => !sound[n]?.success).map(({ key }) => key);
      return {
        lost: (lost || null) as Lost | null,
        mend: {
          lists: new Map([
            [name, new Map(gone.filter((key) => !keys.has(key)).map((key) => [key, undefined]))],
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
