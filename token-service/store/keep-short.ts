import { againAndAgain } from "../again-and-again.ts";
import type { Logger } from "../log.ts";
import { forgetEnded } from "./forget-ended.ts";
import type { Store } from "./open-store.ts";

/** What is kept short, and how. */
export interface KeepShortOptions {
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
 * @see forgetEnded
 */
export const keepShort = ({
  store,
  auditDays,
  log,
  everyMs = 3_600_000,
  clock = Date.now,
}: KeepShortOptions): (() => Promise<void>) => {
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    try {
      const lines = await forgetEnded(store, auditDays, clock(), ending.signal);
      if (lines > 0) log.info({ lines, auditDays }, "deleted old lines of the audit");
    } catch (err) {
      log.error({ err }, "what is over could not be deleted from the store; trying again in an hour");
    }
  };
  const looking = againAndAgain(look, everyMs, ending.signal);
  return () => {
    ending.abort();
    return looking;
  };
};
