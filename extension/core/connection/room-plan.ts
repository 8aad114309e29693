import type { Connection } from "../../shared/connection-schema.ts";
import { chosenRooms } from "../../shared/room-choices.ts";
import type { RoomChoice } from "../../shared/settings-schema.ts";
import type { Pause } from "../attention/auto-pause.ts";

/** Which rooms there are, and which of them to be in now. */
export interface RoomPlan {
  /** All that were chosen, the default one first. */
  chosen: RoomChoice[];
  /** Those of them to be in. */
  join: RoomChoice[];
  /** Why the others are left. */
  pause: Pause | null;
}

/**
 * Decides which rooms to be in now: all that were chosen, or none while there is a reason for that.
 *
 * @param pause that reason
 */
export const roomPlan = (
  settings: Parameters<typeof chosenRooms>[0],
  pause: Pause | null = null,
): RoomPlan => {
  const chosen = chosenRooms(settings);
  return { chosen, join: pause === null ? chosen : [], pause };
};

type Connections = Record<string, Connection>;

const isSamePause = (one: Pause, other: Pause): boolean => {
  const said = ({ why, advice, until }: Pause) => JSON.stringify([why, advice, until]);
  return said(one) === said(other);
};

/**
 * The connections as a plan leaves them until the rooms themselves tell more: one for each chosen room and no other.
 *
 * @returns the same ones when the plan changes nothing
 */
export const plannedConnections = (all: Connections, { chosen, pause }: RoomPlan): Connections => {
  const stateOf = (room: string): Connection => {
    const known = Object.hasOwn(all, room) ? all[room] : undefined;
    const isPaused = known?.state === "paused";
    if (pause !== null) return isPaused && isSamePause(known, pause) ? known : pause;
    return known === undefined || isPaused ? { state: "connecting" } : known;
  };
  const planned = Object.fromEntries(chosen.map(({ room }) => [room, stateOf(room)]));
  const isSame =
    chosen.length === Object.keys(all).length && chosen.every(({ room }) => planned[room] === all[room]);
  return isSame ? all : planned;
};
