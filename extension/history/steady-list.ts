import { computed, type ReadonlySignal } from "@preact/signals";

/**
 * A list of which the core tells a copy with each change, with the same object for each entry that has not changed: what
 * shows it need not be drawn again.
 */
export const steadyList = <Entry>(
  list: ReadonlySignal<readonly Entry[]>,
  keyOf: (entry: Entry) => string,
): ReadonlySignal<Entry[]> => {
  let known = new Map<string, { text: string; entry: Entry }>();
  return computed(() => {
    const next = new Map<string, { text: string; entry: Entry }>();
    const entries = list.value.map((read) => {
      const key = keyOf(read);
      const text = JSON.stringify(read);
      const before = known.get(key);
      const entry = before?.text === text ? before.entry : read;
      next.set(key, { text, entry });
      return entry;
    });
    known = next;
    return entries;
  });
};
