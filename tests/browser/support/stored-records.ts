import type { Page } from "puppeteer-core";
import type { ListName, StoredRecord } from "../../../extension/core/store/database.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { coreValue } from "./core-values.ts";

const database = "pingroom";

/** What lies in the core's database, by name; of the lists the records. */
export interface Lying {
  values: Record<string, unknown>;
  lists: Partial<Record<ListName, StoredRecord[]>>;
}

/** What lies in the core's database, lists newest first. @param page any page of the extension */
export const allStored = (page: Page): Promise<Lying> =>
  page.evaluate(async (name) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    const transaction = database.transaction(stores);
    const values = transaction.objectStore("values");
    const [keys, items, ...lists] = await Promise.all([
      done(values.getAllKeys()),
      done(values.getAll()),
      ...stores
        .filter((each) => each !== "values")
        .map(async (each) => [
          each,
          (await done(transaction.objectStore(each).index("place").getAll())).reverse(),
        ]),
    ]);
    database.close();
    return {
      values: Object.fromEntries(keys.map((key, n) => [key, items[n]])),
      lists: Object.fromEntries(lists),
    };
  }, database);

/** The items of a list as they lie in the core's database, newest first. @param page any page of the extension */
export const storedList = async <T>(page: Page, name: ListName): Promise<T[]> =>
  ((await allStored(page)).lists[name] ?? []).map(({ item }) => item as T);

/** A value as it lies there. */
export const storedValue = async (page: Page, name: string): Promise<unknown> =>
  (await allStored(page)).values[name];

/** What a test lays into the core's database in the place of what is there. */
export interface Laid {
  /** By name, whatever their shape. */
  values?: Record<string, unknown>;
  /** By name, newest first. An item without a key of its own lies under one that is made up. */
  lists?: Partial<Record<ListName, readonly unknown[]>>;
}

/** Records of items, in whose order they are read whatever the items say. */
const recordsOf = (name: ListName, items: readonly unknown[]): StoredRecord[] =>
  items.map((item, place) => {
    const { id, from, key, ...times } = (typeof item === "object" ? (item ?? {}) : {}) as Record<
      string,
      unknown
    >;
    const own = name === "receivedKeys" ? key : name === "outbox" ? id : id && from && `${id} ${from}`;
    const at = times.receivedAt ?? times.sentAt ?? times.at ?? items.length - place;
    // The core finds out which of them are to be in memory.
    return { key: String(own ?? `made up ${place}`), at: Number(at), live: 1, item };
  });

const write = (page: Page, { values = {}, lists = {} }: Laid): Promise<void> =>
  page.evaluate(
    (name, values, lists) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("error", () => reject(opening.error));
        opening.addEventListener("success", () => {
          const transaction = opening.result.transaction(["values", ...Object.keys(lists)], "readwrite");
          for (const [key, value] of Object.entries(values))
            transaction.objectStore("values").put(value, key);
          for (const [list, records] of Object.entries(lists)) {
            transaction.objectStore(list).clear();
            transaction.objectStore("values").delete(`${list} kept`); // The core counts them.
            for (const record of records) transaction.objectStore(list).put(record);
          }
          transaction.addEventListener("abort", () => reject(transaction.error));
          transaction.addEventListener("complete", () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    database,
    values,
    Object.fromEntries(
      Object.entries(lists).map(([list, items]) => [list, recordsOf(list as ListName, items)]),
    ),
  );

/**
 * Lays something into the core's database while there is no core, as somebody would who edits it by hand, and has a new core start
 * with it.
 *
 * @param page any page of the extension
 */
export const layStored = async (extension: ExtensionBrowser, page: Page, laid: Laid): Promise<void> => {
  do {
    await extension.closeOffscreen();
    await write(page, laid);
  } while ((await extension.offscreenCount()) > 0); // An alarm may have opened one meanwhile, which has read what was there.
  await coreValue(page, "settings");
};
