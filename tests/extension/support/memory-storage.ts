import { vi } from "vitest";

type Items = Record<string, unknown>;

/** What `chrome.storage` holds while a test runs. */
export interface MemoryStorage {
  /** The items of the local area. */
  local: Items;
  session: Items;
  /** The names of what was written, oldest first. */
  written: string[];
  /** Makes the next write fail of what outlasts the browser. */
  failNextWrite(error: Error): void;
  /** Resolves once nobody holds a lock or waits for one: what was begun and not awaited is done then. */
  unlocked(): Promise<void>;
}

/** Runs callers of a lock one after another. */
const memoryLocks = () => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, run: () => unknown): Promise<unknown> => {
      const turn = (tails.get(name) ?? Promise.resolve()).then(run);
      tails.set(
        name,
        turn.catch(() => {}),
      );
      return turn;
    },
    unlocked: async () => {
      let last: Promise<unknown>[] = [];
      while ([...tails.values()].some((tail) => !last.includes(tail))) {
        last = [...tails.values()];
        await Promise.all(last);
        await new Promise(setImmediate); // Whoever held a lock may ask for another one now.
      }
    },
  };
};

/**
 * Stands in for `chrome.storage` and `navigator.locks` until `vi.unstubAllGlobals()`. Like the browser it hands out
 * copies, and calls back after a write.
 */
export const memoryStorage = (): MemoryStorage => {
  type Listener = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string) => void;
  const listeners = new Set<Listener>();
  const written: string[] = [];
  let failure: Error | undefined;

  const area = (name: string, items: Items) => {
    const change = (key: string, newValue: unknown) => {
      const oldValue = items[key];
      if (newValue === undefined) delete items[key];
      else items[key] = structuredClone(newValue);
      written.push(key);
      for (const listener of listeners) listener({ [key]: { oldValue, newValue: items[key] } }, name);
    };
    return {
      get: async (key: string) => (key in items ? { [key]: structuredClone(items[key]) } : {}),
      async set(values: Items) {
        await new Promise(setImmediate); // So that whoever does not wait for it is found out.
        if (name === "local" && failure) {
          const failed = failure;
          failure = undefined;
          throw failed;
        }
        for (const [key, value] of Object.entries(values)) change(key, value);
      },
      remove: async (key: string) => change(key, undefined),
    };
  };

  const local: Items = {};
  const session: Items = {};
  const onChanged = {
    addListener: (listener: Listener) => listeners.add(listener),
    removeListener: (listener: Listener) => listeners.delete(listener),
  };
  vi.stubGlobal("chrome", {
    i18n: (globalThis as { chrome?: { i18n?: unknown } }).chrome?.i18n, // Of `english.ts`.
    storage: { local: area("local", local), session: area("session", session), onChanged },
  });
  const locks = memoryLocks();
  vi.stubGlobal("navigator", { locks: { request: locks.request }, userAgent: "" });
  return {
    local,
    session,
    written,
    failNextWrite(error) {
      failure = error;
    },
    unlocked: locks.unlocked,
  };
};
