import { personOutcomes } from "../../shared/person-outcomes.ts";
import type { SentPing } from "../../shared/ping.ts";
import { personKey } from "../../shared/teammate.ts";
import type { Delivery } from "./delivery.ts";
import { isDue } from "./is-due.ts";

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
