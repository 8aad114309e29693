import { repeatEvery } from "../base/concurrency.ts";
import type { Logger } from "../base/log.ts";
import { deleteExpired } from "./forget-ended.ts";
import type { Store } from "./open-store.ts";

/** What is kept short, and how. */
export interface RetentionOptions {
  store: Store;
  /** How many days the audit is kept; 0 for ever. */
  auditDays: number;
  log: Logger;
  /** How long to wait between two looks, in milliseconds. */
  everyMs?: number;
  /** The time in milliseconds since 1970, where it is not the machine's. */
  clock?: () => number;
}

/**
 * Deletes what is over from the store, at once and then every hour. What failed is tried again at the next look.
 *
 * @returns a function that ends it, and resolves once no look is under way
 * @see deleteExpired
 */
export const startRetention = ({
  store,
  auditDays,
  log,
  everyMs = 3_600_000,
  clock = Date.now,
}: RetentionOptions): (() => Promise<void>) => {
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    try {
      const lines = await deleteExpired(store, auditDays, clock(), ending.signal);
      if (lines > 0) log.info({ lines, auditDays }, "deleted old lines of the audit");
    } catch (err) {
      log.error({ err }, "what is over could not be deleted from the store; trying again in an hour");
    }
  };
  const looking = repeatEvery(look, everyMs, ending.signal);
  return () => {
    ending.abort();
    return looking;
  };
};
