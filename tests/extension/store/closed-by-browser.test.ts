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

test("a new log of the database leaves nothing behind", async () => {
  await core.draft.set({ text: "Lunch?" });
  await core.renewStoreLog();
  const keys = await new Promise((resolve) => {
    const request = connections.at(-1)?.transaction("values").objectStore("values").getAllKeys();
    request?.addEventListener("success", () => resolve(request.result));
  });
  expect(keys).toEqual(["draft"]);
});

test("a write that never ends, since the browser closes the database meanwhile, is made again", async () => {
  const [connection] = connections as [IDBDatabase];
  const { transaction } = connection;
  vi.spyOn(connection, "transaction").mockImplementationOnce((...what) => {
    const silent = transaction.apply(connection, what);
    silent.addEventListener = () => {}; // Nobody hears of its end.
    return silent;
  });
  const storing = core.draft.set({ text: "Lunch?" });
  await new Promise(setImmediate);
  closeByBrowser(true);
  await storing;
  await start();
  expect(core.draft.get()).toEqual({ text: "Lunch?" });
});
