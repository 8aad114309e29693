import type { Connection } from "../../shared/connection-schema.ts";
import type { OutgoingReceipt } from "../../shared/ping.ts";
import type { JoinRequest } from "../access/request-access.ts";
import type { InspectedSession } from "./inspect-connections.ts";
import { createRoomEntry, type RoomEntry } from "./room-entry.ts";
import type { Session, SessionParts } from "./session.ts";

/** What all rooms share. */
export type SharedParts = Omit<SessionParts, "present" | "report" | "met" | "hear" | "isBusy" | "mayHeal">;

/** Who sends and receives in one room. */
export interface RoomTraffic extends Pick<SessionParts, "met" | "hear" | "isBusy"> {
  /** Somebody came or left, or the connection changed. */
  changed(): void;
}

/** All rooms that this browser belongs to. */
export interface Rooms {
  /**
   * Joins these rooms, each once, and stays in them; leaves all others. Joining a room again, with the same request, only has its
   * connection reported once more.
   */
  keepJoined(requests: readonly JoinRequest[]): void;
  /** Leaves and joins all of them again, at once. */
  rejoin(): void;
  /** The same for those that are not connected. */
  tryAgain(): void;
  /** Checks the paths of all at once. */
  check(): void;
  /** Tells all of them that the user's presence has changed. */
  presenceChanged(): void;
  /** The present stay in a room, or undefined while there is none. */
  stay(room: string): Session | undefined;
  /** Sends a receipt in a room, if we are in it. */
  sendReceipt(room: string, receipt: OutgoingReceipt): void;
  /** Looks into those in which we are. */
  inspect(): Promise<InspectedSession[]>;
}

interface Held {
  membership: RoomEntry;
  traffic: RoomTraffic;
}

/**
 * Makes it; there are no rooms until some are to be joined.
 *
 * @param open begins to send and receive in a room, given what tells the present stay there
 * @param report called with each change of a room's connection
 */
export const createRooms = (
  parts: SharedParts,
  open: (room: string, stay: () => Session | undefined) => RoomTraffic,
  report: (room: string, connection: Connection) => void,
): Rooms => {
  const held = new Map<string, Held>();
  const each = (act: (membership: RoomEntry) => void) => {
    for (const { membership } of held.values()) act(membership);
  };
  const hold = (name: string): Held => {
    const known = held.get(name);
    if (known) return known;
    const traffic = open(name, () => held.get(name)?.membership.stay());
    const membership = createRoomEntry({
      ...parts,
      ...traffic,
      report: (connection) => {
        report(name, connection);
        traffic.changed();
      },
    });
    const room = { membership, traffic };
    held.set(name, room);
    return room;
  };
  const leave = (name: string) => {
    const left = held.get(name);
    held.delete(name);
    left?.membership.leave();
    left?.traffic.changed();
  };

  return {
    keepJoined: (requests) => {
      const wanted = new Set(requests.map(({ room }) => room));
      for (const name of [...held.keys()]) if (!wanted.has(name)) leave(name);
      for (const request of requests) hold(request.room).membership.keepJoined(request);
    },
    rejoin: () => each((membership) => membership.rejoin()),
    tryAgain: () => each((membership) => membership.tryAgain()),
    check: () => each((membership) => membership.check()),
    presenceChanged: () => each((membership) => membership.presenceChanged()),
    stay: (room) => held.get(room)?.membership.stay(),
    sendReceipt: (room, receipt) =>
      held
        .get(room)
        ?.membership.stay()
        ?.say({ kind: "receipt", ...receipt }),
    inspect: () => Promise.all([...held.values()].flatMap(({ membership }) => membership.inspect() ?? [])),
  };
};

let current: Rooms | undefined;

/** Gives the core its rooms; called once, as it starts. */
export const holdRooms = (rooms: Rooms): void => {
  current = rooms;
};

/** The rooms that the core holds. */
export const rooms = (): Rooms => {
  if (!current) throw new Error("The core was started without rooms.");
  return current;
};
