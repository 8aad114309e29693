import type { Connection } from "../../shared/connection-schema.ts";
import { type Change, isOfRoom } from "../../shared/core-values-schema.ts";
import { timeline } from "../store/values.ts";

/** How many changes are remembered. */
export const maxChanges = 200;

// With each of these every room begins anew, so that what follows is no repetition, unless it is the beginning itself.
const beginnings: readonly Change["what"][] = ["started", "opened", "replaced"];

const same = (a: Change, b: Change): boolean =>
  a.what === b.what && a.room === b.room && JSON.stringify(a.why) === JSON.stringify(b.why);

/** The newest change that this one could repeat. */
const precedes = (timeline: readonly Change[], { room, ...change }: Change): Change | undefined => {
  if (!isOfRoom(change)) return timeline[0];
  const ended =
    change.what === "connecting" ? -1 : timeline.findIndex(({ what }) => beginnings.includes(what));
  const current = ended === -1 ? timeline : timeline.slice(0, ended);
  return current.find((each) => isOfRoom(each) && each.room === room);
};

/**
 * Adds a change to the timeline, newest first. What a room has come to already, for the same reason, is told again and
 * again, by each attempt and to each page that asks: that is no change.
 *
 * @returns the same array when nothing has changed
 */
export const withChange = (timeline: Change[], change: Change): Change[] => {
  const last = precedes(timeline, change);
  if (last && same(last, change)) return timeline;
  return [change, ...timeline].slice(0, maxChanges);
};

const note = async (changes: readonly Omit<Change, "at">[]): Promise<void> => {
  const at = Date.now();
  await timeline.update((stored) =>
    changes.reduce<Change[]>((known, change) => withChange(known, { at, ...change }), stored),
  );
};

/** Remembers something that happened to the connection, for the diagnosis page. */
export const recordChange = (change: Omit<Change, "at">): Promise<void> => note([change]);

/** Remembers to what the rooms have come, and why. */
export const recordConnections = (all: Readonly<Record<string, Connection>>): Promise<void> =>
  note(
    Object.entries(all).map(([room, connection]) => ({
      what: connection.state,
      room,
      ...("why" in connection && connection.why && { why: connection.why }),
    })),
  );
