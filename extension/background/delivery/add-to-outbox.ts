import type { SentPing } from "../../shared/ping.ts";
import { isPending } from "./is-pending.ts";

/** How many pings the outbox keeps, finished ones included. */
export const maxOutbox = 500;

/**
 * Puts a ping into the outbox. Finished pings make room for it, oldest first; pending ones never do.
 *
 * @param pings newest first
 * @returns the new outbox, or null when it is full of pending pings
 */
export const addToOutbox = (pings: readonly SentPing[], ping: SentPing): SentPing[] | null => {
  if (pings.filter(isPending).length >= maxOutbox) return null;
  let surplus = pings.length + 1 - maxOutbox;
  const kept = pings.toReversed().filter((stored) => isPending(stored) || surplus-- <= 0);
  return [ping, ...kept.toReversed()];
};
