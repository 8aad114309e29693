import type { SentPing } from "../../shared/ping.ts";
import { timesNow } from "../clock/times-now.ts";
import { deliver, deliverNext } from "./delivering.ts";
import { nextDelivery } from "./next-delivery.ts";
import { pendingDeliveries } from "./pending-deliveries.ts";

/**
 * Has a ping delivered, after those that were sent before it.
 *
 * @param pings the outbox with the ping in it
 */
export const deliverNow = (pings: readonly SentPing[], id: string): void => {
  const { earliest } = timesNow();
  const wallAheadMs = Date.now() - earliest;
  const next = nextDelivery(pings, id, earliest, wallAheadMs);
  if (next && !deliverNext(next.delivery, next.after))
    deliver(pendingDeliveries(pings, earliest, wallAheadMs));
};
