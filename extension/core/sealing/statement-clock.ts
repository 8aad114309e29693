import { createStore, get, type UseStore, update } from "idb-keyval";

const item = "last";

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("statement-clock", "times");
  return opened;
};

/**
 * Makes the clock by which this device says which of its statements is the newest. It rises with each, also when the
 * computer's clock was put back, and after a restart.
 *
 * @returns what tells the next time, milliseconds since 1970
 */
export const createStatementClock = async (): Promise<() => number> => {
  const stored = await get<unknown>(item, store()).catch((error: unknown) =>
    console.warn("reading the time of the last statement", error),
  );
  let last = Number.isSafeInteger(stored) ? Number(stored) : 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    const now = last;
    update<unknown>(item, (before) => Math.max(now, Number(before) || 0), store()).catch((error: unknown) =>
      console.warn("storing the time of a statement", error),
    );
    return now;
  };
};
