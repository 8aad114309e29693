import { sendsPings } from "../../shared/identity.ts";
import type { Body, HandledAs } from "../../shared/wire-schema.ts";
import type { Session } from "../rooms/session.ts";
import { type Sealer, sealedSaying } from "../sealing/sealer.ts";
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
  stay: Session,
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

/** One sending of a ping to some of its recipients. */
export interface Sending {
  delivery: Delivery;
  /** Identities. */
  to: string[];
  /** What they did with it on another device, if anything. */
  handled: HandledAs | undefined;
}

/**
 * Sends a ping: one to everyone in the clear, once for all; one to a person sealed, to each of their devices. The text of
 * the latter never leaves this browser otherwise.
 */
export const transmit = async (
  { delivery: { ping, stored }, to, handled }: Sending,
  stay: Session,
  sealer: Sealer,
): Promise<void> => {
  const { id, to: addressed, ...said } = ping;
  const body: Body = { ...said, waitedMs: Math.max(0, Date.now() - said.sentAt), handled };
  if (addressed === null) {
    if ((await stored) !== false) stay.say({ kind: "ping", id, to, ...body });
    return;
  }
  for (const recipient of to) {
    const key = stay.keyOf(recipient);
    if (!key) continue;
    const envelope = { id, from: stay.identity, to: recipient };
    const proof = await stay.prove(sealedSaying(body, envelope));
    const sealed = await sealer.seal({ ...body, proof }, envelope, key);
    if (sealed && (await stored) !== false) stay.say({ kind: "sealed", id, to: recipient, ...sealed });
  }
};
