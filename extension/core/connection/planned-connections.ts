import type { Connection } from "../../shared/connection.ts";
import type { Pause } from "../attention/pause-for.ts";
import type { RoomPlan } from "./rooms-to-join.ts";

type Connections = Record<string, Connection>;

const isSamePause = (one: Pause, other: Pause): boolean => {
  const said = ({ why, advice, until }: Pause) => JSON.stringify([why, advice, until]);
  return said(one) === said(other);
};

/**
 * The connections as a plan leaves them until the offscreen document tells more: one for each chosen room and no other.
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
