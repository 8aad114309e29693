import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "./log.ts";

/**
 * Does some work now and then over and over, with the same pause after each time. The timer keeps no process alive.
 *
 * @param work must not reject
 * @param signal ends it
 */
export const repeatEvery = async (
  work: () => Promise<void>,
  pauseMs: number,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    await work();
    await pause(pauseMs, undefined, { ref: false, signal }).catch(() => {});
  }
};

/**
 * Does a piece of work for each item, a few at a time, and for all of them even when one fails.
 *
 * @param width how many are under way at once
 * @throws what failed first
 */
export const forEachConcurrent = async <Item>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await work(next.value).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (failures.length > 0) throw failures[0];
};

/** Work that nobody waits for but the end of the service. */
export interface BackgroundWork {
  /** Lets a piece of work go on; a failure goes to the log. */
  add(what: string, work: Promise<unknown>): void;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
}

/**
 * @param signal aborted when the service ends: what fails from then on is no news
 */
export const createBackgroundWork = (log: Logger, signal: AbortSignal): BackgroundWork => {
  const underWay = new Set<Promise<void>>();
  return {
    add: (what, work) => {
      const watched = work
        .then(() => {})
        .catch((err) => {
          if (!signal.aborted) log.error({ err }, `${what} failed`);
        })
        .finally(() => underWay.delete(watched));
      underWay.add(watched);
    },
    settled: async () => {
      await Promise.all(underWay);
    },
  };
};
