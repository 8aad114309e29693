import { isSamePerson, printOf } from "../../shared/identity.ts";
import type { Arrived, WireMessage } from "../../shared/wire-schema.ts";
import type { DevicePins, Pinned } from "./device-pins.ts";
import { isProven } from "./message-proof.ts";
import { createSenderQueues } from "./sender-queues.ts";

/**
 * Whether a message is anything to this device; a data track reaches the whole room. What a person's device says of somebody
 * else's ping is for their other devices too.
 *
 * @param own this device's identity
 */
const isMeantFor = (message: WireMessage, from: string, own: string): boolean => {
  switch (message.kind) {
    case "ping":
      // Who has a key seals: what comes from them in the clear is of an earlier version, or of somebody who takes part in none.
      return printOf(from) === null && (message.to === null || message.to.includes(own));
    case "sealed":
      return message.keys.some(({ to }) => to === own);
    case "inquiry":
      return message.to === own;
    case "receipt":
      return message.to === own || isSamePerson(from, own);
    case "presence":
    case "beat":
    case "echo":
      return true; // How somebody is they tell the whole room.
  }
};

/** Where a gate stands, and whom it tells. */
export interface ProofGateParts {
  /** The room's name. */
  room: string;
  /** This device's identity in it. */
  identity: string;
  pins: DevicePins;
  /** Called once for each sender of whom something came that is not proven and should have been. */
  onUnproven(from: string): void;
  /** Called when a device speaks for the first time whose person had another one. */
  onNewDevice(from: string): void;
}

/**
 * Lets through what is proven to be its sender's, in the order in which each sender said it. Somebody whose identity names no
 * key can prove nothing and is let through as well; whoever shows what they say marks it.
 */
export interface ProofGate {
  /** @param pass is given what is let through; nothing that is meant for others is */
  take(arrived: Arrived, from: string, pass: (message: WireMessage) => void): void;
  /** Has it told that something was not proven, by whoever finds out later. */
  doubt(from: string): void;
}

// Where anybody may come in, nobody shall fill the diagnosis.
const maxTold = 20;

/** Makes one for a stay. */
export const createProofGate = ({ room, identity, pins, ...parts }: ProofGateParts): ProofGate => {
  const queues = createSenderQueues();
  const told = new Set<string>();

  const doubt = (from: string) => {
    if (told.has(from) || told.size >= maxTold) return;
    told.add(from);
    parts.onUnproven(from);
  };

  const pinned = async (message: WireMessage, from: string): Promise<Pinned> => {
    if (message.kind !== "presence") return "known";
    const { key, at } = message;
    return pins.take({ from, room, key, at }, identity);
  };

  return {
    take: ({ message, said, proof }, from, pass) => {
      if (!isMeantFor(message, from, identity)) return;
      const isSignOfLife = message.kind === "beat" || message.kind === "echo";
      const isOpenToAll = printOf(from) === null || isSignOfLife;
      // A sealed ping is proven inside; it is not to overtake what its sender said before.
      if (isOpenToAll || (message.kind === "sealed" && queues.isIdle(from))) {
        pass(message);
        return;
      }
      queues.add(from, message.kind, async () => {
        if (message.kind !== "sealed" && !(await isProven(proof, { room, from, said }))) return doubt(from);
        const news = await pinned(message, from);
        if (news === "stale") return;
        if (news === "new-device") parts.onNewDevice(from);
        pass(message);
      });
    },
    doubt,
  };
};
