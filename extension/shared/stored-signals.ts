import { type ReadonlySignal, signal } from "@preact/signals";
import type { StoredItem } from "./mended-item.ts";

type Signals<Items extends Record<string, StoredItem<unknown>>> = {
  [Name in keyof Items]: ReadonlySignal<Items[Name] extends StoredItem<infer Value> ? Value : never>;
};

/** Reads what lies in one area of the storage under the keys of all items that belong there. */
const readArea = async (
  area: "local" | "session",
  items: readonly StoredItem<unknown>[],
): Promise<Record<string, unknown>> => {
  const keys = items.filter((item) => item.area === area).map(({ key }) => key);
  return keys.length === 0 ? {} : chrome.storage[area].get(keys);
};

/**
 * Several stored items as signals that follow them, for as long as the page lives. The browser is asked once for each area
 * and not once for each item, which is what a page waits for when it opens.
 */
export const storedSignals = async <Items extends Record<string, StoredItem<unknown>>>(
  items: Items,
): Promise<Signals<Items>> => {
  const all = Object.values(items);
  const [local, session] = await Promise.all([readArea("local", all), readArea("session", all)]);
  const following = Object.entries(items).map(([name, item]) => {
    const current = signal(item.valueOf((item.area === "local" ? local : session)[item.key]));
    item.onChanged((value) => {
      current.value = value;
    });
    return [name, current];
  });
  return Object.fromEntries(following) as Signals<Items>;
};
