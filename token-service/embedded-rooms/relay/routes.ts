import type { Participant, Room } from "../room/room.ts";
import { heardBy } from "../room/room-view.ts";
import type { RelayCommand, RouteChanges } from "./relay-messages.ts";

/** What the relay was told of who hears whom. */
export interface Routes {
  /** Tells it what has changed for a participant. */
  update(room: Room, participant: Participant): void;
  /** The connection is gone. */
  forget(key: string): void;
}

/** What a connection may say and hears: by a channel's label the SID of its track, and the reverse. */
interface Known {
  publishes: Map<string, string>;
  hears: Map<string, string>;
}

/** What is new, or goes by another value, and what is no more. */
const changesOf = (
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): { added: [string, string][]; removed: string[] } => ({
  added: [...now].filter(([key, value]) => before.get(key) !== value),
  removed: [...before.keys()].filter((key) => !now.has(key)),
});

/** Makes routes of which the relay has been told none. Only changes are sent: fifty people have 5,000 routes. */
export const createRoutes = (send: (command: RelayCommand) => void): Routes => {
  const known = new Map<string, Known>();
  return {
    update: (room, participant) => {
      const { link } = participant;
      if (!link || link.state === "asked") return; // The relay has no connection yet.
      const before = known.get(link.key) ?? { publishes: new Map(), hears: new Map() };
      const now: Known = {
        publishes: new Map(participant.tracks.map(({ id, sid }) => [id, sid])),
        hears: new Map(heardBy(room, participant).map(({ id, sid }) => [sid, id])),
      };
      const publishes = changesOf(before.publishes, now.publishes);
      const hears = changesOf(before.hears, now.hears);
      known.set(link.key, now);
      const changes: RouteChanges = {
        publish: publishes.added,
        unpublish: publishes.removed,
        hear: hears.added,
        unhear: hears.removed,
      };
      if (Object.values(changes).every((list) => list.length === 0)) return;
      send({ type: "route", connection: link.key, ...changes });
    },
    forget: (key) => void known.delete(key),
  };
};
