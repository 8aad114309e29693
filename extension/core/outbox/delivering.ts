import type { SentPing } from "../../shared/ping-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import type { Session } from "../rooms/session.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { createDeliveries, type Deliveries } from "./deliveries.ts";
import { type Delivery, nextDelivery, pendingDeliveries } from "./delivery.ts";
import { transmit } from "./transmit.ts";

const byRoom = new Map<string, Deliveries>();

/**
 * Begins to deliver in a room; what was on its way there before is given up.
 *
 * @param stay tells the present stay
 */
export const deliverIn = (
  room: string,
  stay: () => Session | undefined,
  sealer: Promise<Sealer>,
): Deliveries => {
  const deliveries = createDeliveries(stay, async (sending, present) => {
    await transmit(sending, present, await sealer).catch((error) => console.error("sending a ping", error));
  });
  byRoom.set(room, deliveries);
  return deliveries;
};

/**
 * Delivers pings to those of their recipients who are in the room, now or later; what is on its way already stays so. For rooms in
 * which this browser is not, nothing is done.
 */
export const deliver = (deliveries: readonly Delivery[]): void => {
  for (const [name, room] of byRoom) room.add(deliveries.filter((each) => each.room === name));
};

/**
 * Delivers one ping more.
 *
 * @param after the ping before it in the same room, if any is still on its way: that one has to be known, or the newer would overtake
 * @returns false if it is not known, or the room is not joined; then nothing was done
 */
export const deliverNext = (delivery: Delivery, after: string | undefined): boolean => {
  const deliveries = byRoom.get(delivery.room);
  if (!deliveries || (after !== undefined && !deliveries.knows(after))) return false;
  deliveries.add([delivery]);
  return true;
};

/** Gives up delivering these pings, in whichever room. @param ids the pings' */
export const forgetDeliveries = (ids: readonly string[]): void => {
  for (const room of byRoom.values()) room.forget(ids);
};

/** Gives up delivering anything to these, in whichever room. */
export const stopDeliveringTo = (isLeft: (recipient: string) => boolean): void => {
  for (const room of byRoom.values()) room.leave(isLeft);
};

/**
 * Has a ping delivered, after those that were sent before it.
 *
 * @param pings the outbox with the ping in it
 * @param stored whether it could be stored, where that is still under way
 */
export const deliverNow = (pings: readonly SentPing[], id: string, stored?: Promise<boolean>): void => {
  const { earliest } = timesNow();
  const wallAheadMs = Date.now() - earliest;
  const next = nextDelivery(pings, id, earliest, wallAheadMs);
  const once = (delivery: Delivery): Delivery =>
    stored && delivery.ping.id === id ? { ...delivery, stored } : delivery;
  if (next && !deliverNext(once(next.delivery), next.after))
    deliver(pendingDeliveries(pings, earliest, wallAheadMs).map(once));
};
