import * as v from "valibot";

/** The most characters that a ping's text may have. */
export const maxTextLength = 2_000;

/** UUID of a ping, made by its sender. */
export const pingId = v.pipe(v.string(), v.uuid());

/** Time in milliseconds since 1970, UTC. */
export const timestamp = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An identity as the token service makes them. */
export const identity = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** The text of a ping; empty is a plain nudge. */
export const pingText = v.pipe(v.string(), v.maxLength(maxTextLength));

/** What a sender says of a ping, wherever it is stored. */
const said = {
  id: pingId,
  text: pingText,
  /** By the sender's clock. */
  sentAt: timestamp,
};

/** A ping on its way. */
export const ping = v.object({
  ...said,
  /** The addressed teammate's identity; null means everyone in the room. */
  to: v.nullable(identity),
});
export type Ping = v.InferOutput<typeof ping>;

/** A ping in the inbox. */
export const receivedPing = v.object({
  ...said,
  /** Sender's identity, from the room and never from the payload. */
  from: identity,
  room: v.string(),
  receivedAt: timestamp,
  /** When its notification was asked for; absent while that is still to be done. */
  notifiedAt: v.optional(timestamp),
  seenAt: v.optional(timestamp),
});
export type ReceivedPing = v.InferOutput<typeof receivedPing>;

/**
 * What tells a received ping from every other. Its id alone does not: the sender chose it, and everyone in the room can
 * read it on the data track and send another ping with the same one.
 */
export const pingKey = ({ id, from }: Pick<ReceivedPing, "id" | "from">): string => `${id} ${from}`;

/** How far a ping got with one teammate, as far as its sender knows: nothing but a receipt counts. */
export const outcome = v.picklist(["pending", "delivered", "seen", "expired"]);
export type Outcome = v.InferOutput<typeof outcome>;

/** A ping in the outbox. */
export const sentPing = v.object({
  ...ping.entries,
  /** The room in which it is to be delivered. */
  room: v.string(),
  /** Until when delivering it is tried. */
  expiresAt: timestamp,
  recipients: v.array(
    v.object({
      identity,
      outcome,
      /** Since when. */
      at: timestamp,
    }),
  ),
});
export type SentPing = v.InferOutput<typeof sentPing>;
