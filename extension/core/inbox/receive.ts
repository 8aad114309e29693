import { deviceOf, isSamePerson, printOf, sendsPings, takesPings } from "../../shared/identity.ts";
import { pingKey } from "../../shared/ping.ts";
import type { Body, WireMessage } from "../../shared/wire-schema.ts";
import { createNewDeviceInquiry } from "../outbox/ask-new-device.ts";
import type { Deliveries } from "../outbox/deliveries.ts";
import { deliverIn } from "../outbox/delivering.ts";
import { receiveReceipt, receiveUnstored } from "../outbox/receipts.ts";
import type { Origin } from "../rooms/room.ts";
import type { RoomTraffic } from "../rooms/rooms.ts";
import type { Session } from "../rooms/session.ts";
import { isProven } from "../sealing/message-proof.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { createSenderQueues } from "../sealing/sender-queues.ts";
import { inbox } from "../store/values.ts";
import { answerInquiry, deletedPings } from "./answer-inquiry.ts";
import { recordHandledElsewhere } from "./handled.ts";
import { receivePing } from "./receive-ping.ts";

// Where anybody may come in, nobody shall fill the console.
const maxNamed = 20;

/**
 * Makes the check of roles: not every room stops a participant from sending what their role forbids, so the receiver does. It drops
 * pings of somebody who only receives, pings on the track for receipts, and every ping where this device only sends.
 */
export const roleFilter = (): ((message: WireMessage, origin: Origin, stay: Session) => boolean) => {
  const named = new Set<string>();
  return ({ kind }, { from, track }, { identity }) => {
    if (kind !== "ping" && kind !== "sealed") return false;
    if (sendsPings(from) && track !== "receipts") return !takesPings(identity);
    if (!named.has(from) && named.size < maxNamed) {
      named.add(from);
      console.warn("a ping from somebody who may send none, or not this way, is dropped:", from);
    }
    return true;
  };
};

type Of<Kind> = Extract<WireMessage, { kind: Kind }>;

/**
 * Makes what takes in what arrives on data tracks and has passed the gate, signs of life left out: stores a ping, then
 * confirms it; passes on receipts and answers questions for them. Messages of one person are taken one after another, so that their
 * order holds.
 */
export const receive = (
  deliveries: Deliveries,
  sealer: Promise<Sealer>,
): ((message: WireMessage, origin: Origin, stay: Session) => void) => {
  const refuses = roleFilter();
  const queues = createSenderQueues();

  const takePing = async (id: string, body: Body, from: string, toEveryone: boolean, stay: Session) => {
    const ping = { ...body, id, from, room: stay.name, toEveryone };
    const { unstored, ...refusal } = await receivePing(ping);
    const outcome = unstored ? "unstored" : "delivered";
    stay.say({ kind: "receipt", id, to: from, outcome, ...refusal });
  };

  const takeSealed = async (message: Of<"sealed">, from: string, stay: Session) => {
    const { id } = message;
    const { identity: own, name: room } = stay;
    const opened = await (await sealer).open(message, { id, from, room }, own);
    if (!opened) {
      stay.introduce(); // Perhaps for a key of ours from before a restart; with this one it comes again.
      return;
    }
    const { letter, said, proof } = opened;
    const { everyone, devices, ...body } = letter;
    // Anybody can seal for us, and the seal tells nothing of who did. Nor may one who got a ping hand it on as if it were for others.
    const isTheirs =
      printOf(from) === null ||
      (devices.includes(deviceOf(own)) && (await isProven(proof, { room, from, said })));
    if (isTheirs) await takePing(id, body, from, everyone, stay);
    else stay.doubt(from);
  };

  const takeReceipt = async (
    { kind: _, to, outcome, failing, ...receipt }: Of<"receipt">,
    from: string,
    { identity }: Session,
  ) => {
    if (outcome === "unstored") {
      if (to === identity) await receiveUnstored({ id: receipt.id, from, failing });
    } else if (to === identity) {
      deliveries.confirm(receipt.id, from);
      await receiveReceipt({ ...receipt, outcome, from });
    } else if (isSamePerson(from, identity) && outcome !== "delivered") {
      await recordHandledElsewhere({ id: receipt.id, from: to, outcome });
    }
  };

  const takeInquiry = async (
    { pings }: Of<"inquiry">,
    from: string,
    { identity, name, say }: Session,
  ): Promise<void> => {
    const asked = { asker: from, own: identity, room: name, pings };
    const kept = await inbox.find(pings.map(pingKey));
    for (const receipt of answerInquiry(asked, kept, deletedPings.get()))
      say({ kind: "receipt", ...receipt });
  };

  const take = async (message: WireMessage, from: string, stay: Session): Promise<void> => {
    if (message.kind === "ping") {
      const { kind: _, id, to: __, ...body } = message;
      await takePing(id, body, from, true, stay);
    }
    if (message.kind === "sealed") await takeSealed(message, from, stay);
    if (message.kind === "receipt") await takeReceipt(message, from, stay);
    if (message.kind === "inquiry") await takeInquiry(message, from, stay);
  };

  return (message, origin, stay) => {
    const { from } = origin;
    if (refuses(message, origin, stay)) return;
    queues.add(from, message.kind, () => take(message, from, stay));
  };
};

/**
 * Begins to send and receive in a room.
 *
 * @param stay tells the present stay
 */
export const openTraffic = (
  room: string,
  stay: () => Session | undefined,
  sealer: Promise<Sealer>,
): RoomTraffic => {
  const deliveries = deliverIn(room, stay, sealer);
  const meet = createNewDeviceInquiry(stay);
  return {
    isBusy: deliveries.isBusy,
    changed: deliveries.participantsChanged,
    hear: receive(deliveries, sealer),
    met: (identity, present) => {
      deliveries.met(identity);
      meet(identity, present);
    },
  };
};
