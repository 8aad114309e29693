import * as v from "valibot";
import { availability } from "./connection-schema.ts";
import { identity, pingId, said, timestamp, waitedMs } from "./ping-schema.ts";

// Base64url of a P-256 point, uncompressed (65 bytes): what DHKEM(P-256) calls a public key and an encapsulated secret.
const point = v.pipe(v.string(), v.regex(/^[\w-]{87}$/));

/** A device's public key for private pings. */
export const publicKey = point;

/** What a person did with a ping, on whichever of their devices. */
export const handledAs = v.picklist(["seen", "answered"]);
export type HandledAs = v.InferOutput<typeof handledAs>;

/** What a ping says on the wire. */
export const body = v.object({
  ...said,
  waitedMs,
  /** The person has handled it on another of their devices: it belongs into the list and disturbs nobody. */
  handled: v.optional(handledAs),
});
export type Body = v.InferOutput<typeof body>;

/** A ping to everyone, in the clear: the whole room is its audience. */
const openPing = {
  kind: v.literal("ping"),
  id: pingId,
  /** Identities of those who shall take it: not everyone it is for may still lack it. Null means everyone. */
  to: v.nullable(v.pipe(v.array(identity), v.maxLength(50))),
  ...body.entries,
};

/** A ping to one person, sealed for one of their devices. */
const sealedPing = {
  kind: v.literal("sealed"),
  id: pingId,
  to: identity,
  encapsulated: point,
  /** Base64url of the encrypted body as JSON. */
  ciphertext: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
};

/** How far a ping got with the device that says so. */
const receipt = {
  kind: v.literal("receipt"),
  id: pingId,
  /** Identity of the ping's sender; a data track reaches the whole room. */
  to: identity,
  /** “Unstored”: it came, and cannot be stored now; it is to come again. Earlier versions drop such a receipt. */
  outcome: v.picklist(["delivered", "seen", "answered", "unstored"]),
  /** It was urgent, and did not ring: it is taken as an ordinary ping, or waits until its receiver may be disturbed. */
  urgentRefused: v.optional(v.boolean()),
  /** It is not for lack of room that it could not be stored. */
  failing: v.optional(v.boolean()),
};

/** “How far did these get with you?”, to one device; receipts are the answer. */
const inquiry = {
  kind: v.literal("inquiry"),
  to: identity,
  /** The pings, each by its id and its sender's identity. */
  pings: v.pipe(v.array(v.object({ id: pingId, from: identity })), v.maxLength(50)),
};

const oneToAnother = {
  /** Identity of the one who is meant; a data track reaches the whole room. */
  to: identity,
  /** What the answer repeats: only the one asked can know it in time. */
  nonce: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** How the sender is, for the whole room. */
  ...availability,
};

/** “Do you hear me?”, to one participant. */
const beat = { kind: v.literal("beat"), ...oneToAnother };

/** “Yes”, to whoever asked. */
const echo = { kind: v.literal("echo"), ...oneToAnother };

/** The sender's presence and key, told on joining, on a change and when asked. */
const presence = {
  kind: v.literal("presence"),
  ...availability,
  /** For private pings to the sender; taken from those alone who prove what they say. */
  key: publicKey,
  /** By the sender's clock for this, which rises with each: what was said before is not to be said again by others. */
  at: v.optional(timestamp),
  /** Identities of those whose key is not known yet and who shall say theirs. */
  ask: v.pipe(v.array(identity), v.maxLength(50)),
};

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
