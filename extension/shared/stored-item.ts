import * as v from "valibot";
import { StorageItem } from "webext-storage";
import { groupedUpdates } from "./grouped-updates.ts";

/** One thing kept in the browser's storage. */
export interface StoredItem<T> {
  /** What is stored, or the fallback when nothing is or it has the wrong shape. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /**
   * Reads, changes and writes while no other context of the extension updates the same item; resolves once that is
   * written. Nothing is written when `change` returns what it was given.
   */
  update(change: (current: T) => T): Promise<T>;
  /** Calls back with each new value until the signal aborts. */
  onChanged(callback: (value: T) => void, signal?: AbortSignal): void;
}

/**
 * Declares a stored item once: its key, schema, area and fallback.
 *
 * @param options.area `local` stays on disk, `session` lasts until the browser or the extension restarts
 */
export const storedItem = <Schema extends v.GenericSchema>(
  key: string,
  schema: Schema,
  { area, fallback }: { area: "local" | "session"; fallback: v.InferOutput<Schema> },
): StoredItem<v.InferOutput<Schema>> => {
  type Value = v.InferOutput<Schema>;
  const item = new StorageItem<unknown>(key, { area });

  const valid = (raw: unknown): Value => {
    if (raw === undefined) return fallback;
    const result = v.safeParse(schema, raw);
    if (!result.success) console.warn(`What is stored as "${key}" has the wrong shape and is not used.`);
    return result.success ? result.output : fallback;
  };
  const get = async (): Promise<Value> => valid(await item.get());
  const set = (value: Value): Promise<void> => item.set(value as Exclude<Value, undefined>);

  return {
    get,
    set,
    update: groupedUpdates<Value>(
      `stored-item:${key}`,
      async () => ({ value: await get(), mustWrite: false }),
      set,
    ),
    onChanged: (callback, signal) => item.onChanged((raw) => callback(valid(raw)), signal),
  };
};
