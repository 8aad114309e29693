import { forceCloseDatabase } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { freshDatabase } from "../support/fresh-database.ts";

freshDatabase();

const load = async () => ({
  ...(await import("../../../extension/core/store/values.ts")),
  ...(await import("../../../extension/core/store/store.ts")),
  ...(await import("../../../extension/core/store/storage-problems.ts")),
});

let core: Awaited<ReturnType<typeof load>>;
/** All connections that the core has opened, oldest first. */
let connections: IDBDatabase[];
/** What is left on the disk, in bytes. */
let room: number;

const start = async (): Promise<void> => {
  vi.resetModules();
  core = await load();
  await core.openStore(async () => {}, core.recordStorageProblem);
};

/** Closes the connection as Chromium does after it could not write. */
const closeByBrowser = (isTold: boolean): void => {
  const last = connections.at(-1);
  if (isTold) forceCloseDatabase(last as never);
  else last?.close();
};

beforeEach(async () => {
  connections = [];
  room = 1e9;
  vi.stubGlobal("navigator", { storage: { estimate: async () => ({ quota: 1_000 + room, usage: 1_000 }) } });
  const { open } = indexedDB;
  vi.spyOn(indexedDB, "open").mockImplementation((...what) => {
    const request = open.apply(indexedDB, what);
    request.addEventListener("success", () => connections.push(request.result));
    return request;
  });
  await start();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe.each([
  ["and the core knows", true],
  ["and the core has yet to hear of it", false],
])("once the browser has closed the database, %s,", (_, isTold) => {
  test("it is opened again for the next writes, once", async () => {
    closeByBrowser(isTold);
    await Promise.all([core.draft.set({ text: "Lunch?" }), core.removedPeople.set(["Bo"])]);
    expect(connections).toHaveLength(2);
    await start();
    expect(core.draft.get()).toEqual({ text: "Lunch?" });
    expect(core.removedPeople.get()).toEqual(["Bo"]);
  });

  test("nothing is stored while there is too little room, and all as before once there is more", async () => {
    closeByBrowser(isTold);
    room = 10_000;
    const error: unknown = await core.draft.set({ text: "Lunch?" }).catch((cause) => cause);
    expect(core.storingError(error)).toBeUndefined(); // For lack of room, that is.
    expect(core.draft.get()).toBeUndefined();
    room = 1e9;
    await core.draft.set({ text: "Dinner?" });
    await start();
    expect(core.draft.get()).toEqual({ text: "Dinner?" });
  });
});

test("a database that cannot be opened on a full disk tells of that", async () => {
  closeByBrowser(true);
  room = 0;
  vi.mocked(indexedDB.open).mockImplementation(() => {
    throw new DOMException("Internal error opening backing store for indexedDB.open.", "UnknownError");
  });
  const error: unknown = await core.draft.set({ text: "Lunch?" }).catch((cause) => cause);
  expect(core.storingError(error)).toBeUndefined();
});

/** Has the browser close the database while it commits the next transaction, which it aborts or forgets. */
const closeAtNextCommit = (isForgotten: boolean): void => {
  vi.spyOn(IDBTransaction.prototype, "commit").mockImplementationOnce(function (this: IDBTransaction) {
    if (isForgotten) Object.assign(this, { listeners: [] });
    this.abort();
    forceCloseDatabase(this.db as never);
  });
};

describe.each([
  ["aborts", false],
  ["forgets", true],
])("what the browser %s as it closes the database", (_, isForgotten) => {
  test("fails at once, and what follows is stored", async () => {
    closeAtNextCommit(isForgotten);
    const first = core.draft.set({ text: "Lunch?" }).catch(core.storingError);
    const second = core.draft.set({ text: "Lunch at one?" });
    expect(await first).toMatch(/abort|closed/i);
    await second;
    await core.removedPeople.set(["Bo"]);
    expect(connections).toHaveLength(2);
    await start();
    expect(core.draft.get()).toEqual({ text: "Lunch at one?" });
    expect(core.removedPeople.get()).toEqual(["Bo"]);
  });

  test("fails for lack of room where there is too little", async () => {
    closeAtNextCommit(isForgotten);
    room = 0;
    const error: unknown = await core.draft.set({ text: "Lunch?" }).catch((cause) => cause);
    expect(error).toBeInstanceOf(DOMException);
    expect(core.storingError(error)).toBeUndefined();
    expect(core.draft.get()).toBeUndefined();
  });
});

const storedKeys = async (): Promise<IDBValidKey[]> => {
  const values = connections.at(-1)?.transaction("values").objectStore("values");
  return new Promise((resolve, reject) => {
    const request = values?.getAllKeys();
    request?.addEventListener("success", () => resolve(request.result));
    request?.addEventListener("error", () => reject(request.error));
  });
};

test("a new log of the database is begun once there is room for it, and leaves nothing behind", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await core.draft.set({ text: "Lunch?" });
  const put = vi.spyOn(IDBObjectStore.prototype, "put");
  const removed = vi.spyOn(IDBObjectStore.prototype, "delete");
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  room = 5_000_000;
  core.renewLogOnceThereIsRoom();
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.waitUntil(() => vi.getTimerCount() === 1);
  expect(put).not.toHaveBeenCalled();
  room = 1e9;
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await vi.waitUntil(() => removed.mock.calls.length === 1);
  const written = put.mock.calls.map(([value]) => String(value).length);
  expect(written.reduce((sum, length) => sum + length)).toBeGreaterThan(4 * 1024 ** 2);
  expect(await storedKeys()).toEqual(["draft"]);
});
