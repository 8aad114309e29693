import type * as v from "valibot";
import { readStored } from "../../shared/stored-shape-schema.ts";
import { persist, register } from "./store.ts";

/** Those who are called back with each new value. */
export interface Listeners<T> {
  add(callback: (value: T) => void, signal?: AbortSignal): void;
  tell(value: T): void;
}

/** Makes them; one that throws keeps the others from nothing. */
export const createListeners = <T>(): Listeners<T> => {
  const callbacks = new Set<(value: T) => void>();
  return {
    add: (callback, signal) => {
      if (signal?.aborted) return;
      callbacks.add(callback);
      signal?.addEventListener("abort", () => callbacks.delete(callback), { once: true });
    },
    tell: (value) => {
      for (const callback of callbacks) {
        try {
          callback(value);
        } catch (error) {
          console.error("telling of a new value", error);
        }
      }
    },
  };
};

/** Something that the core knows: held in memory, written through to the database, and watchable. */
export interface Value<T> {
  readonly name: string;
  /** As it is now; what is just being written counts. */
  get(): T;
  /**
   * Changes it, and resolves once that is stored. Nothing is written when `change` returns what it was given, which may rest on a
   * change that is just being written: that is waited for.
   *
   * @throws DOMException when it cannot be stored; then it is what was stored last
   */
  update(change: (current: T) => T): Promise<T>;
  /** The same for what does not depend on the current value. */
  set(value: T): Promise<void>;
  /** Calls back with each new value until the signal aborts. */
  onChanged(callback: (value: T) => void, signal?: AbortSignal): void;
}

/**
 * Declares a value.
 *
 * @param schema of what lies in the database; what of it has another shape is left out, and told in the diagnosis
 * @param first what it is before anything is stored
 * @param kept false for what ends with the core
 */
export const value = <Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  first: v.InferOutput<Schema>,
  kept = true,
): Value<v.InferOutput<Schema>> => {
  type T = v.InferOutput<Schema>;
  const listeners = createListeners<T>();
  let current: T = first;
  /** What the database has. */
  let stored: T = first;
  let changes = 0;
  let lastWrite: Promise<void> | undefined;

  const become = (next: T): void => {
    current = next;
    listeners.tell(next);
  };
  const update = async (change: (current: T) => T): Promise<T> => {
    const next = change(current);
    if (next === current) {
      await lastWrite;
      return next;
    }
    changes += 1;
    const mine = changes;
    become(next);
    if (!kept) return next;
    const write = persist({ values: new Map([[name, next]]) });
    lastWrite = write;
    try {
      await write;
      stored = next;
    } catch (error) {
      if (mine === changes) become(stored); // What changed it since is written, or taken back, by itself.
      throw error;
    } finally {
      if (lastWrite === write) lastWrite = undefined;
    }
    return next;
  };

  if (kept) {
    register({
      name,
      load: ({ values }) => {
        const { value, lost } = readStored(schema, values.get(name), first);
        current = stored = value;
        return { lost, mend: { values: new Map([[name, value === first ? undefined : value]]) } };
      },
    });
  }
  return {
    name,
    get: () => current,
    update,
    set: async (next) => void (await update(() => next)),
    onChanged: listeners.add,
  };
};

/** Waits until a value fits. @param patienceMs milliseconds @returns whether it does by then */
export const until = async <T>(
  value: Value<T>,
  fits: (value: T) => boolean,
  patienceMs: number,
): Promise<boolean> => {
  if (fits(value.get())) return true;
  const over = new AbortController();
  try {
    return await new Promise<boolean>((resolve) => {
      value.onChanged((now) => fits(now) && resolve(true), over.signal);
      setTimeout(resolve, patienceMs, false);
    });
  } finally {
    over.abort();
  }
};
