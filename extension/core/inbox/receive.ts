import { printOf } from "../../shared/device-print.ts";
import { isSamePerson } from "../../shared/is-same-person.ts";
import type { WireMessage } from "../../shared/wire.ts";
import type { Body } from "../../shared/wire-ping.ts";
import type { Deliveries } from "../outbox/deliveries.ts";
import { receiveReceipt, receiveUnstored } from "../outbox/receive-receipt.ts";
import type { Origin } from "../rooms/room.ts";
import type { Stay } from "../rooms/stay.ts";
import { isProven } from "../sealing/message-proof.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { createSenderQueues } from "../sealing/sender-queues.ts";
import { inbox } from "../store/values.ts";
import { answerInquiry } from "./answer-inquiry.ts";
import { deletedPings } from "./deleted-pings.ts";
import { noteHandledElsewhere } from "./note-handled-elsewhere.ts";
import { receivePing } from "./receive-ping.ts";
import { refusePings } from "./refuse-pings.ts";

type Of<Kind> = Extract<WireMessage, { kind: Kind }>;

/**
 * Makes what takes in what arrives on data tracks and has passed the gate, signs of life left out: stores a ping, then
 * confirms it; passes on receipts and answers questions for them. Messages of one person are taken one after another, so that their
 * order holds.
 */
export const receive = (
  deliveries: Deliveries,
  sealer: Promise<Sealer>,
): ((message: WireMessage, origin: Origin, stay: Stay) => void) => {
  const refuses = refusePings();
  const queues = createSenderQueues();

  const takePing = async (id: string, body: Body, from: string, toEveryone: boolean, stay: Stay) => {
    const ping = { ...body, id, from, room: stay.name, toEveryone };
    const { unstored, ...refusal } = await receivePing(ping);
    const outcome = unstored ? "unstored" : "delivered";
    stay.say({ kind: "receipt", id, to: from, outcome, ...refusal });
  };

  const takeSealed = async (message: Of<"sealed">, from: string, stay: Stay) => {
    const { id, to, encapsulated, ciphertext } = message;
    const opened = await (await sealer).open({ encapsulated, ciphertext }, { id, from, to });
    if (!opened) {
      stay.introduce(); // Perhaps for a key of ours from before a restart; with this one it comes again.
      return;
    }
    const { body, said, proof } = opened;
    // Anybody can seal for us, and the seal tells nothing of who did.
    const isTheirs = printOf(from) === null || (await isProven(proof, { room: stay.name, from, said }));
    if (isTheirs) await takePing(id, body, from, false, stay);
    else stay.doubt(from);
  };

  const takeReceipt = async (
    { kind: _, to, outcome, failing, ...receipt }: Of<"receipt">,
    from: string,
    { identity }: Stay,
  ) => {
    if (outcome === "unstored") {
      if (to === identity) await receiveUnstored({ id: receipt.id, from, failing });
    } else if (to === identity) {
      deliveries.confirm(receipt.id, from);
      await receiveReceipt({ ...receipt, outcome, from });
    } else if (isSamePerson(from, identity) && outcome !== "delivered") {
      await noteHandledElsewhere({ id: receipt.id, from: to, outcome });
    }
  };

  const takeInquiry = ({ pings }: Of<"inquiry">, from: string, { identity, name, say }: Stay): void => {
    const asked = { asker: from, own: identity, room: name, pings };
    for (const receipt of answerInquiry(asked, inbox.get(), deletedPings.get()))
      say({ kind: "receipt", ...receipt });
  };

  const take = async (message: WireMessage, from: string, stay: Stay): Promise<void> => {
    if (message.kind === "ping") {
      const { kind: _, id, to: __, ...body } = message;
      await takePing(id, body, from, true, stay);
    }
    if (message.kind === "sealed") await takeSealed(message, from, stay);
    if (message.kind === "receipt") await takeReceipt(message, from, stay);
    if (message.kind === "inquiry") takeInquiry(message, from, stay);
  };

  return (message, origin, stay) => {
    const { from } = origin;
    if (refuses(message, origin, stay)) return;
    queues.add(from, message.kind, () => take(message, from, stay));
  };
};
