import * as v from "valibot";
import { beat, echo, presence } from "./wire-beat.ts";
import { inquiry, openPing, receipt, sealedPing } from "./wire-ping.ts";

/** Twilio's recommended maximum for one message on a data track, in characters of ours (most are one byte). */
const maxMessageLength = 16 * 1024;

const version = v.literal(1);

const wireMessage = v.variant("kind", [
  v.object({ v: version, ...openPing }),
  v.object({ v: version, ...sealedPing }),
  v.object({ v: version, ...receipt }),
  v.object({ v: version, ...inquiry }),
  v.object({ v: version, ...beat }),
  v.object({ v: version, ...echo }),
  v.object({ v: version, ...presence }),
]);

/** What travels on the data track, without its version. */
export type WireMessage = WithoutVersion<v.InferOutput<typeof wireMessage>>;

type WithoutVersion<Message> = Message extends unknown ? Omit<Message, "v"> : never;

/** A message as it came. */
export interface Arrived {
  message: WireMessage;
  /** All that was said, also what this version does not know: whatever proves a message is bound to that. */
  said: object;
  /** Beside it, if the sender can prove what they say. */
  proof: unknown;
}

/** A message as it is said, and proven. */
export const sayingOf = (message: WireMessage): object => ({ v: 1, ...message });

/** Writes a message for the data track. */
export const encode = (message: WireMessage, proof?: string): string =>
  JSON.stringify({ ...sayingOf(message), proof });

/**
 * Reads what arrived on a data track. Whatever does not fit is somebody else's business: it is dropped without a word.
 *
 * @returns null for anything but a well-formed message of this version
 */
export const decode = (data: unknown): Arrived | null => {
  if (typeof data !== "string" || data.length > maxMessageLength) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return null; // Not JSON, so not ours.
  }
  const result = v.safeParse(wireMessage, parsed);
  if (!result.success) return null;
  const { v: _, ...message } = result.output;
  const { proof, ...said } = parsed as { proof?: unknown };
  return { message, said, proof };
};
