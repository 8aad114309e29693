import type { Body, HandledAs } from "../../shared/wire-ping.ts";
import type { Stay } from "../rooms/stay.ts";
import { type Sealer, sealedSaying } from "../sealing/sealer.ts";
import type { Delivery } from "./delivery.ts";

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
  { delivery, to, handled }: Sending,
  stay: Stay,
  sealer: Sealer,
): Promise<void> => {
  const { id, to: addressed, ...said } = delivery.ping;
  const body: Body = { ...said, waitedMs: Math.max(0, Date.now() - said.sentAt), handled };
  if (addressed === null) {
    stay.say({ kind: "ping", id, to, ...body });
    return;
  }
  for (const recipient of to) {
    const key = stay.keyOf(recipient);
    if (!key) continue;
    const envelope = { id, from: stay.identity, to: recipient };
    const proof = await stay.prove(sealedSaying(body, envelope));
    const sealed = await sealer.seal({ ...body, proof }, envelope, key);
    if (sealed) stay.say({ kind: "sealed", id, to: recipient, ...sealed });
  }
};
