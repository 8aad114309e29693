import * as v from "valibot";
import { availability } from "./connection-schema.ts";
import { identity, pingId, said, timestamp, waitedMs } from "./ping-schema.ts";

// Base64url of a P-256 point, uncompressed (65 bytes): what DHKEM(P-256) calls a public key.
const point = v.pipe(v.string(), v.regex(/^[\w-]{87}$/));

/** A device's public key, for which others seal. */
export const publicKey = point;

/** What a person did with a ping, on whichever of their devices. */
export const handledAs = v.picklist(["seen", "answered"]);
export type HandledAs = v.InferOutput<typeof handledAs>;

/** What a ping says on the wire. */
const body = v.object({
  ...said,
  waitedMs,
  /** The person has handled it on another of their devices: it belongs into the list and disturbs nobody. */
  handled: v.optional(handledAs),
});
export type Body = v.InferOutput<typeof body>;

// The most people that one message is for: as many as a room holds.
const maxAddressed = 50;

/** A ping to everyone in the clear: from and for pages of other software, which have no key. */
const openPing = {
  kind: v.literal("ping"),
  id: pingId,
  /** Identities of those who shall take it; null means everyone. */
  to: v.nullable(v.pipe(v.array(identity), v.maxLength(maxAddressed))),
  ...body.entries,
};

/** What is sealed of a ping. */
export const letter = v.object({
  ...body.entries,
  /** Whether it is for the whole room, and not for this person alone. */
  everyone: v.boolean(),
  /** The prints of all devices that it was sealed for at once, see `printOf`: for others it proves nothing. */
  devices: v.pipe(v.array(v.string()), v.maxLength(maxAddressed)),
});
export type Letter = v.InferOutput<typeof letter>;

const base64Url = v.pipe(v.string(), v.regex(/^[\w-]+$/));

/** A ping, sealed for some devices. */
const sealedPing = {
  kind: v.literal("sealed"),
  id: pingId,
  /** The key of the ciphertext, for each of the devices: the encapsulated secret (65 bytes) and the sealed key (48), base64url. */
  keys: v.pipe(
    v.array(v.object({ to: identity, key: v.pipe(v.string(), v.regex(/^[\w-]{151}$/)) })),
    v.minLength(1),
    v.maxLength(maxAddressed),
  ),
  /** Base64url of the encrypted letter as JSON. */
  ciphertext: base64Url,
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
  /** For pings to the sender; taken from those alone who prove what they say. */
  key: publicKey,
  /** By the sender's clock for this, which rises with each: what was said before is not to be said again by others. */
  at: v.optional(timestamp),
  /** Identities of those whose key is not known yet and who shall say theirs. */
  ask: v.pipe(v.array(identity), v.maxLength(50)),
};

/** Twilio's recommended maximum for one message on a data track, in characters of ours (most are one byte). */
const maxMessageLength = 16 * 1024;

/** The wire's version; nothing of another one is read. */
const wireVersion = 2;
const version = v.literal(wireVersion);

// Pages of other software know nothing of versions: what they write stays as it is.
const openVersion = 1;

const wireMessage = v.variant("kind", [
  v.object({ v: v.literal(openVersion), ...openPing }),
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

/** A ping that is sealed. */
export type SealedPing = Extract<WireMessage, { kind: "sealed" }>;

/** A message as it came. */
export interface Arrived {
  message: WireMessage;
  /** All that was said, also what this version does not know: whatever proves a message is bound to that. */
  said: object;
  /** Beside it, if the sender can prove what they say. */
  proof: unknown;
}

/** A message as it is said, and proven. */
export const sayingOf = (message: WireMessage): object => ({
  v: message.kind === "ping" ? openVersion : wireVersion,
  ...message,
});

/** Writes a message for the data track. */
export const encode = (message: WireMessage, proof?: string): string =>
  JSON.stringify({ ...sayingOf(message), proof });

const utf8 = new TextEncoder();

/** Whether the room carries it as one message. */
export const fitsOneMessage = (data: string): boolean => utf8.encode(data).length <= maxMessageLength;

const parse = (data: unknown): unknown => {
  if (typeof data !== "string" || data.length > maxMessageLength) return null;
  try {
    return JSON.parse(data);
  } catch {
    return null; // Not JSON, so not ours.
  }
};

/**
 * Reads what arrived on a data track. Whatever does not fit is somebody else's business: it is dropped without a word.
 *
 * @returns null for anything but a well-formed message of this version
 */
export const decode = (data: unknown): Arrived | null => {
  const parsed = parse(data);
  const result = v.safeParse(wireMessage, parsed);
  if (!result.success) return null;
  const { v: _, ...message } = result.output;
  const { proof, ...said } = parsed as { proof?: unknown };
  return { message, said, proof };
};

const versioned = v.looseObject({ v: v.pipe(v.number(), v.integer()), kind: v.string() });

/**
 * Whose version is older where somebody says what cannot be read: theirs or ours.
 *
 * @param data what `decode` does not read
 * @returns undefined for what is of no other version of Pingroom
 */
export const otherVersionIn = (data: unknown): "older" | "newer" | undefined => {
  const result = v.safeParse(versioned, parse(data));
  if (!result.success || result.output.v === wireVersion || result.output.kind === "ping") return undefined;
  return result.output.v < wireVersion ? "older" : "newer";
};
