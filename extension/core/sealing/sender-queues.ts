import { personKey } from "../../shared/identity.ts";
import type { WireMessage } from "../../shared/wire-schema.ts";

// More than this many messages of one person at once are dropped. An honest sender's ping comes again; a receipt does
// not, and whoever sees a full inbox at once sends one for each ping in it.
const maxWaiting = 50;
const maxWaitingReceipts = 1_000;

/**
 * What takes messages of one person one after another, so that their order holds, and many devices are no more than one;
 * nobody waits for somebody else's.
 */
export interface SenderQueues {
  /** Whether nothing of this sender's person waits. */
  isIdle(from: string): boolean;
  /** Has a message taken once those before it are; drops it where too many wait already. */
  add(from: string, kind: WireMessage["kind"], take: () => Promise<void>): void;
}

/** Makes it. */
export const createSenderQueues = (): SenderQueues => {
  const queues = new Map<string, { last: Promise<void>; length: number }>();
  return {
    isIdle: (from) => !queues.has(personKey(from)),
    add: (from, kind, take) => {
      const person = personKey(from);
      const queue = queues.get(person) ?? { last: Promise.resolve(), length: 0 };
      if (queue.length >= (kind === "receipt" ? maxWaitingReceipts : maxWaiting)) return;
      queues.set(person, queue);
      queue.length += 1;
      queue.last = queue.last
        .then(take)
        .catch((error: unknown) => console.error("taking in a message", error))
        .finally(() => {
          queue.length -= 1;
          if (queue.length === 0) queues.delete(person);
        });
    },
  };
};
