import * as v from "valibot";
import { isSamePerson } from "../../shared/identity.ts";
import { type OutgoingReceipt, type PingReference, pingKey } from "../../shared/ping.ts";
import { type ReceivedPing, receivedPing, timestamp } from "../../shared/ping-schema.ts";
import { list } from "../store/list.ts";

const maxRemembered = 1_000;

const { id, from, room, seenAt, answeredAt } = receivedPing.entries;
/** When it was deleted; version 0.1 does not tell. */
const deletedAt = v.optional(timestamp);
const deletedPing = v.object({ id, from, room, seenAt, answeredAt, deletedAt });

/** What is left of a received ping that was deleted: enough for its sender to learn how far it got. */
export type DeletedPing = v.InferOutput<typeof deletedPing>;

/** When a ping was deleted, as far as that is known, milliseconds since 1970. */
export const deletionTime = ({ deletedAt, seenAt = 0 }: DeletedPing): number => deletedAt ?? seenAt;

/** Received pings that this person has deleted, newest deletion first. */
export const deletedPings = list("deletedPings", deletedPing, { keyOf: pingKey, at: deletionTime });

/**
 * Remembers that pings are deleted, which counts as having seen them.
 *
 * @param now milliseconds since 1970
 */
export const withDeleted = (
  known: readonly DeletedPing[],
  gone: readonly ReceivedPing[],
  now: number,
): DeletedPing[] => {
  const keys = new Set(gone.map(pingKey));
  const added = gone.map(({ id, from, room, seenAt = now, answeredAt }) => ({
    id,
    from,
    room,
    seenAt,
    ...(answeredAt !== undefined && { answeredAt }),
    deletedAt: now,
  }));
  return [...added, ...known.filter((ping) => !keys.has(pingKey(ping)))].slice(0, maxRemembered);
};

/** A question of how far pings got with this device. */
export interface Inquiry {
  /** Identity of the device that asks. */
  asker: string;
  /** This device's identity. */
  own: string;
  room: string;
  pings: readonly PingReference[];
}

const outcomeOf = ({ seenAt, answeredAt }: DeletedPing): OutgoingReceipt["outcome"] => {
  if (answeredAt !== undefined) return "answered";
  return seenAt === undefined ? "delivered" : "seen";
};

/** What this device says of the pings that another one asks about. Only their sender and this person's own devices may know. */
export const answerInquiry = (
  { asker, own, room, pings }: Inquiry,
  inbox: readonly ReceivedPing[],
  deleted: readonly DeletedPing[],
): OutgoingReceipt[] => {
  const stored = new Map([...deleted, ...inbox].map((ping) => [pingKey(ping), ping]));
  return pings.flatMap(({ id, from }): OutgoingReceipt[] => {
    const ping = stored.get(pingKey({ id, from }));
    const mayKnow = from === asker || isSamePerson(asker, own);
    return ping?.room === room && mayKnow ? [{ id, to: from, outcome: outcomeOf(ping) }] : [];
  });
};
