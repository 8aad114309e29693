import { background } from "../background/api.ts";
import { decode, encode } from "../shared/wire.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Stay } from "./stay.ts";
import { tellBackground } from "./tell-background.ts";

// More than this many messages of one sender at once are dropped; an honest sender's ping comes again.
const maxWaiting = 50;

/**
 * Makes what takes in everything that arrives on data tracks: stores a ping, then confirms it; passes on a receipt.
 * Messages of one sender are taken one after another, so that their order holds.
 */
export const receive = (deliveries: Deliveries): ((data: unknown, from: string, stay: Stay) => void) => {
  const queues = new Map<string, { last: Promise<void>; length: number }>();

  const take = async (data: unknown, from: string, { identity, name, room }: Stay): Promise<void> => {
    const message = decode(data);
    if (message?.kind === "ping" && (message.to === null || message.to.includes(identity))) {
      const { id, text, sentAt } = message;
      const ping = { id, text, sentAt, from, room: name };
      await tellBackground(() => background.sendMessage("pingReceived", ping));
      room.send(encode({ kind: "receipt", id, to: from, outcome: "delivered" }));
    }
    if (message?.kind === "receipt" && message.to === identity) {
      const { id, outcome } = message;
      deliveries.confirm(id, from);
      await tellBackground(() => background.sendMessage("receiptReceived", { id, from, outcome }));
    }
  };

  return (data, from, stay) => {
    const queue = queues.get(from) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= maxWaiting) return;
    queues.set(from, queue);
    queue.length += 1;
    queue.last = queue.last
      .then(() => take(data, from, stay))
      .catch((error: unknown) => console.error("taking in a message", error))
      .finally(() => {
        queue.length -= 1;
        if (queue.length === 0) queues.delete(from);
      });
  };
};
