import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { StoredItem } from "./mended-item.ts";

/** A stored item as a signal that follows it, for as long as the page lives. */
export const storedSignal = async <T>(item: StoredItem<T>): Promise<ReadonlySignal<T>> => {
  const following = signal(await item.get()) as Signal<T>;
  item.onChanged((value) => {
    following.value = value;
  });
  return following;
};
