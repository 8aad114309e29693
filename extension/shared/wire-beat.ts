import * as v from "valibot";
import { identity, timestamp } from "./ping.ts";
import { availability } from "./presence.ts";
import { publicKey } from "./wire-ping.ts";

const oneToAnother = {
  /** Identity of the one who is meant; a data track reaches the whole room. */
  to: identity,
  /** What the answer repeats: only the one asked can know it in time. */
  nonce: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** How the sender is, for the whole room. */
  ...availability,
};

/** “Do you hear me?”, to one participant. */
export const beat = { kind: v.literal("beat"), ...oneToAnother };

/** “Yes”, to whoever asked. */
export const echo = { kind: v.literal("echo"), ...oneToAnother };

/** The sender's presence and key, told on joining, on a change and when asked. */
export const presence = {
  kind: v.literal("presence"),
  ...availability,
  /** For private pings to the sender; taken from those alone who prove what they say. */
  key: publicKey,
  /** By the sender's clock for this, which rises with each: what was said before is not to be said again by others. */
  at: v.optional(timestamp),
  /** Identities of those whose key is not known yet and who shall say theirs. */
  ask: v.pipe(v.array(identity), v.maxLength(50)),
};
