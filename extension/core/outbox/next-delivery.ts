import type { SentPing } from "../../shared/ping.ts";
import type { Delivery } from "./delivery.ts";
import { isDue } from "./is-due.ts";
import { pendingDeliveries } from "./pending-deliveries.ts";

/**
 * One ping that is to be delivered, and the one before it in the same room, which whoever delivers must know already: else
 * the newer one would overtake.
 *
 * @param pings newest first
 * @param now milliseconds since 1970
 * @param wallAheadMs see `pendingDeliveries`
 * @returns undefined when nobody has still to get it
 */
export const nextDelivery = (
  pings: readonly SentPing[],
  id: string,
  now: number,
  wallAheadMs = 0,
): { delivery: Delivery; after: string | undefined } | undefined => {
  const at = pings.findIndex((ping) => ping.id === id);
  const [delivery] = pendingDeliveries(pings.slice(at, at + 1), now, wallAheadMs);
  if (at === -1 || !delivery) return undefined;
  const before = pings.slice(at + 1).find((ping) => ping.room === delivery.room && isDue(ping, now));
  return { delivery, after: before?.id };
};
