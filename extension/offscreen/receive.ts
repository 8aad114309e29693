import { background } from "../background/api.ts";
import { isSamePerson } from "../shared/is-same-person.ts";
import { personKey } from "../shared/teammate.ts";
import { decode, encode, type WireMessage } from "../shared/wire.ts";
import type { Body } from "../shared/wire-ping.ts";
import type { Deliveries } from "./deliveries.ts";
import { refusePings } from "./refuse-pings.ts";
import type { Origin } from "./room.ts";
import type { Sealer } from "./sealer.ts";
import type { Stay } from "./stay.ts";
import { tellBackground } from "./tell-background.ts";

// More than this many messages of one person at once are dropped. An honest sender's ping comes again; a receipt does
// not, and whoever sees a full inbox at once sends one for each ping in it.
const maxWaiting = 50;
const maxWaitingReceipts = 1_000;

type Of<Kind> = Extract<WireMessage, { kind: Kind }>;

/**
 * Makes what takes in everything that arrives on data tracks, signs of life left out: stores a ping, then confirms it;
 * passes on receipts and answers questions for them. Messages of one person are taken one after another, so that their
 * order holds, and so that many devices are no more than one.
 */
export const receive = (
  deliveries: Deliveries,
  sealer: Promise<Sealer>,
): ((data: unknown, origin: Origin, stay: Stay) => void) => {
  const refuses = refusePings();
  const queues = new Map<string, { last: Promise<void>; length: number }>();

  const takePing = async (id: string, body: Body, from: string, toEveryone: boolean, stay: Stay) => {
    const ping = { ...body, id, from, room: stay.name, toEveryone };
    const { unstored, ...refusal } = await tellBackground(() => background.sendMessage("pingReceived", ping));
    const outcome = unstored ? "unstored" : "delivered";
    stay.room.send(encode({ kind: "receipt", id, to: from, outcome, ...refusal }), "signal");
  };

  const takeSealed = async (message: Of<"sealed">, from: string, stay: Stay) => {
    const { id, to, encapsulated, ciphertext } = message;
    const body = await (await sealer).open({ encapsulated, ciphertext }, { id, from, to });
    if (body) await takePing(id, body, from, false, stay);
    else stay.introduce(); // Perhaps for a key of ours from before a restart; with this one it comes again.
  };

  const takeReceipt = async (
    { kind: _, to, outcome, failing, ...receipt }: Of<"receipt">,
    from: string,
    { identity }: Stay,
  ) => {
    if (outcome === "unstored") {
      if (to === identity)
        await tellBackground(() => background.sendMessage("unstoredTold", { id: receipt.id, from, failing }));
    } else if (to === identity) {
      deliveries.confirm(receipt.id, from);
      await tellBackground(() => background.sendMessage("receiptReceived", { ...receipt, outcome, from }));
    } else if (isSamePerson(from, identity) && outcome !== "delivered") {
      const handled = { id: receipt.id, from: to, outcome };
      await tellBackground(() => background.sendMessage("handledElsewhere", handled));
    }
  };

  const takeInquiry = async ({ pings }: Of<"inquiry">, from: string, { identity, name, room }: Stay) => {
    const asked = { asker: from, own: identity, room: name, pings };
    const receipts = await tellBackground(() => background.sendMessage("inquiryReceived", asked));
    for (const receipt of receipts) room.send(encode({ kind: "receipt", ...receipt }), "signal");
  };

  const take = async (message: WireMessage, from: string, stay: Stay): Promise<void> => {
    if (message.kind === "ping") {
      const { kind: _, id, to, ...body } = message;
      if (to === null || to.includes(stay.identity)) await takePing(id, body, from, true, stay);
    }
    if (message.kind === "sealed" && message.to === stay.identity) await takeSealed(message, from, stay);
    if (message.kind === "receipt") await takeReceipt(message, from, stay);
    if (message.kind === "inquiry" && message.to === stay.identity) await takeInquiry(message, from, stay);
  };

  return (data, origin, stay) => {
    const message = decode(data);
    if (!message || refuses(message, origin, stay)) return;
    const { from } = origin;
    const person = personKey(from);
    const queue = queues.get(person) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= (message.kind === "receipt" ? maxWaitingReceipts : maxWaiting)) return;
    queues.set(person, queue);
    queue.length += 1;
    queue.last = queue.last
      .then(() => take(message, from, stay))
      .catch((error: unknown) => console.error("taking in a message", error))
      .finally(() => {
        queue.length -= 1;
        if (queue.length === 0) queues.delete(person);
      });
  };
};
