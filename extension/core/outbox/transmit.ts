import { deviceOf, printOf, sendsPings } from "../../shared/identity.ts";
import {
  type Body,
  encode,
  fitsOneMessage,
  type HandledAs,
  type SealedPing,
} from "../../shared/wire-schema.ts";
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

/** Whether pings to everyone go to a participant in the clear: a page of other software, where anybody may come in. */
const takesOpen = (identity: string, { openToGuests }: Session): boolean =>
  openToGuests === true && printOf(identity) === null;

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
      room === stay.name &&
      expiresAt > now &&
      (key !== null || (ping.to === null && takesOpen(recipient, stay))),
  );
  return delivery && { delivery, ready: key !== undefined };
};

/** One sending of a ping to some of its recipients. */
export interface Sending {
  delivery: Delivery;
  /** Identities. */
  to: string[];
  /** What they did with it on another device, if anything. */
  handled: HandledAs | undefined;
}

// The key of fifty devices and the longest text are more than one message of the room.
const inMessages = (message: SealedPing): SealedPing[] => {
  const { keys } = message;
  if (keys.length <= 1 || fitsOneMessage(encode(message))) return keys.length === 0 ? [] : [message];
  const half = Math.ceil(keys.length / 2);
  return [keys.slice(0, half), keys.slice(half)].flatMap((part) => inMessages({ ...message, keys: part }));
};

/**
 * Sends a ping, sealed for all of these devices at once. Its text leaves this browser in the clear only with a ping to everyone, for
 * pages of other software in a room that anybody may enter.
 */
export const transmit = async (
  { delivery: { ping, stored }, to, handled }: Sending,
  stay: Session,
  sealer: Sealer,
): Promise<void> => {
  const { id, to: addressed, ...said } = ping;
  const body: Body = { ...said, waitedMs: Math.max(0, Date.now() - said.sentAt), handled };
  const devices = to.flatMap((device) => {
    const publicKey = stay.keyOf(device);
    return publicKey ? [{ to: device, publicKey }] : [];
  });
  const isOpenPage = (each: string) => stay.keyOf(each) === null && takesOpen(each, stay);
  const pages = addressed === null ? to.filter(isOpenPage) : [];

  const letter = { ...body, everyone: addressed === null, devices: devices.map((each) => deviceOf(each.to)) };
  const seal = async (): Promise<SealedPing[]> => {
    const envelope = { id, from: stay.identity, room: stay.name };
    const proof = await stay.prove(sealedSaying(letter, envelope));
    return inMessages({
      kind: "sealed",
      id,
      ...(await sealer.seal({ ...letter, proof }, envelope, devices)),
    });
  };
  const messages = devices.length > 0 ? await seal() : [];
  if ((await stored) === false) return;
  for (const message of messages) stay.say(message);
  if (pages.length > 0) stay.say({ kind: "ping", id, to: pages, ...body });
};
