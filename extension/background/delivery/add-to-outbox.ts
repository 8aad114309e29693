import type { SentPing } from "../../shared/ping.ts";
import { isAwaited } from "./is-awaited.ts";

/** How many pings the outbox keeps, finished ones included. */
export const maxOutbox = 500;

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
