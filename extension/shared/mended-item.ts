import type * as v from "valibot";
import { StorageItem } from "webext-storage";
import { fromText } from "./from-text.ts";
import { groupedUpdates } from "./grouped-updates.ts";
import { type Lost, readStored } from "./read-stored.ts";

/** One thing kept in the browser's storage. */
export interface StoredItem<T> {
  /** Where it lies, for whoever reads several at once. */
  readonly key: string;
  readonly area: "local" | "session";
  /** The value of what somebody else has read from there. */
  valueOf(raw: unknown): T;
  /** What is stored, or the fallback when nothing is or it has the wrong shape. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /**
   * Reads, changes and writes while no other context of the extension updates the same item; resolves once that is
   * written. Nothing is written when `change` returns what it was given, unless something had the wrong shape.
   */
  update(change: (current: T) => T): Promise<T>;
  /** Calls back with each new value until the signal aborts. */
  onChanged(callback: (value: T) => void, signal?: AbortSignal): void;
}

/** Where a stored item lies, and what it is when nothing is stored. */
export interface Place<T> {
  /** `local` stays on disk, `session` lasts until the browser or the extension restarts. */
  area: "local" | "session";
  fallback: T;
  /** Keeps the value as JSON text, which the browser stores and hands out about five times as fast: for long lists. */
  asText?: boolean;
}

/**
 * A stored item that mends itself: what has the wrong shape is told, then written over with what is left.
 *
 * @param tell stores what was lost; should it fail, the item is mended all the same
 */
export const mendedItem = <Schema extends v.GenericSchema>(
  key: string,
  schema: Schema,
  { area, fallback, asText = false }: Place<v.InferOutput<Schema>>,
  tell: (lost: Lost) => Promise<unknown>,
): StoredItem<v.InferOutput<Schema>> => {
  type Value = v.InferOutput<Schema>;
  const item = new StorageItem<unknown>(key, { area });
  const set = (value: Value): Promise<void> =>
    item.set((asText ? JSON.stringify(value) : value) as Exclude<Value, undefined>);
  const read = (raw: unknown) => readStored(schema, asText ? fromText(raw) : raw, fallback);
  const warn = (problem: unknown) => console.warn(`What is stored as "${key}":`, problem);

  const update = groupedUpdates<Value>(
    `stored-item:${key}`,
    async () => {
      const { value, lost } = read(await item.get());
      if (lost) await tell(lost).catch(warn);
      return { value, mustWrite: lost !== null };
    },
    set,
  );
  const valid = (raw: unknown): Value => {
    const { value, lost } = read(raw);
    if (lost) update((current) => current).catch(warn);
    return value;
  };

  return {
    key,
    area,
    valueOf: valid,
    get: async () => valid(await item.get()),
    set,
    update,
    onChanged: (callback, signal) => item.onChanged((raw) => callback(valid(raw)), signal),
  };
};
