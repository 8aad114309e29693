import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { StoredItem } from "../mended-item.ts";

/** A stored item as a signal that follows it while a component is shown; undefined until it is read. */
export const useStored = <T>(item: StoredItem<T>): Signal<T | undefined> => {
  const value = useSignal<T | undefined>(undefined);
  useEffect(() => {
    const over = new AbortController();
    const take = (stored: T) => {
      if (!over.signal.aborted) value.value = stored;
    };
    item.onChanged(take, over.signal);
    void item.get().then(take);
    return () => over.abort();
  }, []);
  return value;
};
