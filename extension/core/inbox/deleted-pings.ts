import * as v from "valibot";
import { pingKey, type ReceivedPing, receivedPing } from "../../shared/ping.ts";
import { list } from "../store/list.ts";

const maxRemembered = 1_000;

const { id, from, room, seenAt, answeredAt } = receivedPing.entries;
const deletedPing = v.object({ id, from, room, seenAt, answeredAt });

/** What is left of a received ping that was deleted: enough for its sender to learn how far it got. */
export type DeletedPing = v.InferOutput<typeof deletedPing>;

/** Received pings that this person has deleted, newest deletion first. */
export const deletedPings = list("deletedPings", deletedPing, {
  keyOf: pingKey,
  at: ({ seenAt = 0 }) => seenAt,
});

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
  }));
  return [...added, ...known.filter((ping) => !keys.has(pingKey(ping)))].slice(0, maxRemembered);
};
