import { personKey } from "../../shared/identity.ts";
import { personOutcomes } from "../../shared/persons.ts";
import { isPending } from "../../shared/ping.ts";
import type { Ping, SentPing } from "../../shared/ping-schema.ts";
import type { HandledAs } from "../../shared/wire-schema.ts";

/** A ping and the devices that have not confirmed it yet. */
export interface Delivery {
  ping: Ping;
  /** The room in which it is to be delivered. */
  room: string;
  /** When to give up, by the clock on the wall as it is now, milliseconds since 1970. */
  expiresAt: number;
  recipients: {
    identity: string;
    /** What the person did with the ping on another device, if anything. */
    handled?: HandledAs | undefined;
  }[];
  /** Tells whether it could be stored. It is sealed meanwhile, and does not leave before; absent for one that lies there. */
  stored?: Promise<boolean>;
}

/** Whether a ping is still to be delivered to some device. @param now milliseconds since 1970 */
const isDue = (ping: SentPing, now: number): boolean => ping.expiresAt > now && isPending(ping);

const deliveryOf = ({ recipients, room, expiresAt, ...ping }: SentPing, wallAheadMs: number): Delivery => {
  const outcomes = new Map(
    personOutcomes(recipients).map(({ person, outcome }) => [personKey(person), outcome]),
  );
  const handledBy = (identity: string) => {
    const outcome = outcomes.get(personKey(identity));
    return outcome === "seen" || outcome === "answered" ? outcome : undefined;
  };
  return {
    ping,
    room,
    expiresAt: expiresAt + wallAheadMs,
    recipients: recipients
      .filter(({ outcome }) => outcome === "pending")
      .map(({ identity }) => ({ identity, handled: handledBy(identity) })),
  };
};

/**
 * What is still to be delivered, in the order in which it was sent.
 *
 * @param pings newest first
 * @param now milliseconds since 1970
 * @param wallAheadMs how far the clock on the wall is ahead of that, by which whoever delivers gives up
 */
export const pendingDeliveries = (pings: readonly SentPing[], now: number, wallAheadMs = 0): Delivery[] =>
  pings
    .toReversed()
    .filter((ping) => isDue(ping, now))
    .map((ping) => deliveryOf(ping, wallAheadMs));

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
