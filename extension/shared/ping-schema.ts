import * as v from "valibot";
import { maxTextLength } from "./limits.ts";

/** UUID of a ping, made by its sender. */
export const pingId = v.pipe(v.string(), v.uuid());

/** Time in milliseconds since 1970, UTC; no later than a date can be (ECMA-262, “Time Values”), so that it can be written as one. */
export const timestamp = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));

/** How long a ping had waited with its sender when it was sent, by the sender's clock; earlier versions do not tell. */
export const waitedMs = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/** An identity as the token service makes them. */
export const identity = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** A person's name, as everybody reads it. */
export const personName = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** A person: their devices' identities without what tells devices apart, see `personOf`. */
export const person = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** Whom something goes to: a person, or null for everyone. */
export const to = v.nullable(person);

/** Whom a ping goes to, as it is stored. */
export const target = v.object({
  to,
  /** The room in which they are meant; the default one if absent. */
  room: v.optional(v.string()),
});

/** Whom a ping goes to. */
export type Target = v.InferOutput<typeof target>;

/** The text of a ping; it may be empty. */
const pingText = v.pipe(v.string(), v.maxLength(maxTextLength));

/** How much of a stir a ping makes: a mark on the icon; a notification; one that comes back until it is answered. */
export const priority = v.picklist(["nudge", "ping", "urgent"]);
export type Priority = v.InferOutput<typeof priority>;

/** What a sender says with a ping, wherever it is stored and on the wire. */
export const said = {
  text: pingText,
  /** By the sender's clock. */
  sentAt: timestamp,
  priority: v.optional(priority, "ping"),
  /** The ping that this one answers. */
  re: v.optional(pingId),
};

/** A ping on its way. */
const ping = v.object({
  id: pingId,
  ...said,
  /** The addressed person; null means everyone in the room. */
  to,
});
export type Ping = v.InferOutput<typeof ping>;

/** It is of a team in which this browser was before: it can be read, and nothing else comes of it. */
const former = v.optional(v.boolean());

/** A ping in the inbox. */
export const receivedPing = v.object({
  id: pingId,
  ...said,
  /** Sender's identity, from the room and never from the payload. */
  from: identity,
  room: v.string(),
  /** Whether it went to the whole room and not to this person alone. */
  toEveryone: v.optional(v.boolean(), false),
  /** It is a test ping of this very device, as its sender in the room was. */
  test: v.optional(v.boolean()),
  receivedAt: timestamp,
  waitedMs,
  /** It came while its receiver did not want to be disturbed, and waited. */
  held: v.optional(v.boolean()),
  /** When its notification last came to the screen, or nothing was to come; absent while that is still to be done. */
  notifiedAt: v.optional(timestamp),
  /** So many came with it that it was not notified of by itself. */
  limited: v.optional(v.boolean()),
  /** How often the notification of an urgent ping came back. */
  repeats: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  /** When this person saw it, on whichever of their devices. */
  seenAt: v.optional(timestamp),
  /** When this person answered it, on whichever of their devices. */
  answeredAt: v.optional(timestamp),
  /** Its sender was removed from the team since: it can be read, and nothing else comes of it. */
  removed: v.optional(v.boolean()),
  former,
});
export type ReceivedPing = v.InferOutput<typeof receivedPing>;

/** How far a ping got with one device, as far as its sender knows: nothing but its answers count. */
const outcome = v.picklist(["pending", "expired", "delivered", "seen", "answered"]);
export type Outcome = v.InferOutput<typeof outcome>;

/** A ping in the outbox. */
export const sentPing = v.object({
  ...ping.entries,
  /** The room in which it is to be delivered. */
  room: v.string(),
  /** Until when delivering it is tried. */
  expiresAt: timestamp,
  former,
  recipients: v.array(
    v.object({
      identity,
      outcome,
      /** Since when. */
      at: timestamp,
      /** It was urgent, and did not ring: this person takes no urgent ones from this sender, or none now. */
      urgentRefused: v.optional(v.boolean()),
      /** It came there while the browser could not store it, so it is still pending. */
      unstored: v.optional(v.boolean()),
      /** And not for lack of room. */
      failing: v.optional(v.boolean()),
      /** It expired because this person is not in the team any more. */
      removed: v.optional(v.boolean()),
    }),
  ),
});
export type SentPing = v.InferOutput<typeof sentPing>;
export type Recipient = SentPing["recipients"][number];
