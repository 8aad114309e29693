import type { Logger } from "../log.ts";

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
