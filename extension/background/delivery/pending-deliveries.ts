import type { Delivery } from "../../offscreen/api.ts";
import type { SentPing } from "../../shared/ping.ts";

/**
 * What is still to be delivered, in the order in which it was sent.
 *
 * @param pings newest first
 * @param now milliseconds since 1970
 */
export const pendingDeliveries = (pings: readonly SentPing[], now: number): Delivery[] =>
  pings
    .toReversed()
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ id, to, text, sentAt, room, expiresAt, recipients }) => ({
      ping: { id, to, text, sentAt },
      room,
      expiresAt,
      recipients: recipients.filter(({ outcome }) => outcome === "pending").map(({ identity }) => identity),
    }))
    .filter(({ recipients }) => recipients.length > 0);
