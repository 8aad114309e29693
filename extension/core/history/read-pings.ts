import { createFinder, isEverything } from "../../shared/find-pings.ts";
import { personKey } from "../../shared/identity.ts";
import { isNewer, type PingReference, type Place, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { PingsPart, PingsRead } from "../api.ts";
import { readRooms } from "../store/read-records.ts";
import { isStoring, readStore } from "../store/store.ts";
import { inbox, outbox, removedPeople } from "../store/values.ts";

/** The same, with those of members who were removed marked: what is not in memory was not touched as they were. */
const withRemoved = (pings: readonly ReceivedPing[]): ReceivedPing[] => {
  const removed = new Set(removedPeople.get());
  return pings.map((ping) =>
    removed.has(personKey(ping.from)) && !ping.removed ? { ...ping, removed: true } : ping,
  );
};

/**
 * Reads received and sent pings as one list. Of both as many are read; what is older than the end of either part comes with the
 * next one, since the other list may have something between.
 */
const readBoth = async ({ before, count }: PingsRead): Promise<PingsPart> => {
  const [received, sent] = await Promise.all([inbox.older(before, count), outbox.older(before, count)]);
  const ends = [received.next, sent.next].filter((place) => place !== null);
  const next = ends.reduce<Place | null>((end, each) => (end && isNewer(end, each) ? end : each), null);
  const isWithin = (place: Place) => next === null || !isNewer(next, place);
  return {
    received: withRemoved(received.items.filter((ping) => isWithin([ping.receivedAt, pingKey(ping)]))),
    sent: sent.items.filter((ping) => isWithin([ping.sentAt, ping.id])),
    next,
  };
};

/** Reads pings; see the API. */
export const readPings = async (which: PingsRead): Promise<PingsPart> => {
  const { received, sent, next } = await readBoth(which);
  if (isEverything(which.wanted)) return { received, sent, next };
  const isWanted = createFinder(which.wanted);
  return {
    received: received.filter((ping) => isWanted({ kind: "received", ping })),
    sent: sent.filter((ping) => isWanted({ kind: "sent", ping })),
    next,
  };
};

/** Counts them; see the API. */
export const countPings = async (which: PingsRead): Promise<{ count: number; next: Place | null }> => {
  const { received, sent, next } = await readPings(which);
  return { count: received.length + sent.length, next };
};

/** Finds pings; see the API. */
export const findPings = async (which: {
  received: readonly PingReference[];
  sent: readonly string[];
}): Promise<Omit<PingsPart, "next">> => {
  const [received, sent] = await Promise.all([
    inbox.find(which.received.map(pingKey)),
    outbox.find(which.sent),
  ]);
  return { received: withRemoved(received), sent };
};

/** The rooms of all pings that are kept, by name. */
export const pingRooms = async (): Promise<string[]> => {
  const here = [...inbox.get(), ...outbox.get()].map(({ room }) => room);
  const others = isStoring()
    ? await readStore((database) =>
        Promise.all([readRooms(database, "inbox"), readRooms(database, "outbox")]),
      )
    : [];
  return [...new Set([...here, ...others.flat()])].sort((a, b) => a.localeCompare(b));
};
