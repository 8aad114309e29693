import { sendsPings } from "../../shared/teammate.ts";
import type { Stay } from "../rooms/stay.ts";
import type { Delivery } from "./delivery.ts";

/** What is on its way to one recipient. */
export interface Queue {
  /** In the order in which they were sent; the next one leaves when the one before it is confirmed. */
  deliveries: Delivery[];
  /** How often the first one was sent. */
  attempt: number;
  /** When to try again, by a clock that nobody sets, milliseconds. */
  dueAt: number;
}

/**
 * The delivery whose turn it is; none that waits for a key lets a later one overtake it.
 *
 * @param now milliseconds since 1970
 * @returns undefined when there is none for this room now, or we may send none here; `ready` is false while the
 * recipient's key is missing
 */
export const nextInQueue = (
  queue: Queue,
  recipient: string,
  stay: Stay,
  now: number,
): { delivery: Delivery; ready: boolean } | undefined => {
  if (!sendsPings(stay.identity)) return undefined;
  const key = stay.keyOf(recipient);
  const delivery = queue.deliveries.find(
    ({ ping, room, expiresAt }) =>
      room === stay.name && expiresAt > now && (ping.to === null || key !== null),
  );
  return delivery && { delivery, ready: delivery.ping.to === null || key !== undefined };
};
