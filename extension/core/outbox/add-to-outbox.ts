import { maxOutbox } from "../../shared/history/max-kept.ts";
import { isAwaited } from "../../shared/is-awaited.ts";
import type { SentPing } from "../../shared/ping.ts";

/**
 * Puts a ping into the outbox. Pings that everybody got make room for it, oldest first; those that somebody waits for
 * never do.
 *
 * @param pings newest first
 * @returns the new outbox, or null when it is full of pings that wait
 */
export const addToOutbox = (pings: readonly SentPing[], ping: SentPing): SentPing[] | null => {
  const awaited = new Set(pings.filter(isAwaited));
  if (awaited.size >= maxOutbox) return null;
  let surplus = pings.length + 1 - maxOutbox;
  const kept = pings.toReversed().filter((stored) => awaited.has(stored) || surplus-- <= 0);
  return [ping, ...kept.toReversed()];
};
