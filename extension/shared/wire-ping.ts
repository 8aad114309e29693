import * as v from "valibot";
import { identity, pingId, said, waitedMs } from "./ping.ts";

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
export const openPing = {
  kind: v.literal("ping"),
  id: pingId,
  /** Identities of those who shall take it: not everyone it is for may still lack it. Null means everyone. */
  to: v.nullable(v.pipe(v.array(identity), v.maxLength(50))),
  ...body.entries,
};

/** A ping to one person, sealed for one of their devices. */
export const sealedPing = {
  kind: v.literal("sealed"),
  id: pingId,
  to: identity,
  encapsulated: point,
  /** Base64url of the encrypted body as JSON. */
  ciphertext: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
};

/** How far a ping got with the device that says so. */
export const receipt = {
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
export const inquiry = {
  kind: v.literal("inquiry"),
  to: identity,
  /** The pings, each by its id and its sender's identity. */
  pings: v.pipe(v.array(v.object({ id: pingId, from: identity })), v.maxLength(50)),
};
