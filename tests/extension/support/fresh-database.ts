import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, vi } from "vitest";

/** Gives each test of a file an empty database. */
export const freshDatabase = (): void => {
  beforeEach(() => {
    vi.stubGlobal("indexedDB", new IDBFactory());
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
};

/** What a test of the store begins with. */
export const loadStore = async () => ({
  ...(await import("../../../extension/core/store/values.ts")),
  ...(await import("../../../extension/core/store/database.ts")),
  ...(await import("../../../extension/core/store/store.ts")),
  ...(await import("../../../extension/core/store/storage-problems.ts")),
});

/** The store of one core. */
export type LoadedStore = Awaited<ReturnType<typeof loadStore>>;

/** Starts a core anew, on what the one before it has stored; nothing is taken over from version 0.1. */
export const startStore = async (): Promise<LoadedStore> => {
  vi.resetModules();
  const core = await loadStore();
  await core.openStore(async () => {}, core.recordStorageProblem);
  return core;
};

/** Makes the next so many writes fail, as where the disk is full. */
export const failWrites = (times = 1): void => {
  const { put } = IDBObjectStore.prototype;
  let left = times;
  const failing = new Set<IDBTransaction>();
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...what) {
    const request = put.apply(this, what);
    // What is written together fails together.
    if (left === 0 || failing.has(this.transaction)) return request;
    failing.add(this.transaction);
    left -= 1;
    // The browser does that by itself: whoever calls `abort` can give no reason.
    const { transaction } = this as unknown as { transaction: { _abort(reason: string): void } };
    request.addEventListener("success", () => transaction._abort("QuotaExceededError"));
    return request;
  });
};
