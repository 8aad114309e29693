import type { Delivery } from "../../offscreen/api.ts";
import type { OutgoingReceipt } from "../../shared/receipt.ts";
import type { JoinRequest } from "../access/request-access.ts";
import { type HeldRoom, holdRoom, type SharedParts } from "./hold-room.ts";
import type { InspectedStay } from "./inspect-stay.ts";
import type { ConnectionReports } from "./report-connections.ts";
import type { Stay } from "./stay.ts";

/** All rooms that this browser belongs to. */
export interface Rooms {
  /** Belongs to exactly these rooms from now on: see the API. */
  stayJoined(requests: readonly JoinRequest[]): void;
  /** Leaves and joins all of them again, at once. */
  rejoin(): void;
  /** The same for those that are not connected. */
  tryAgain(): void;
  /** Checks the paths of all at once. */
  check(): void;
  /** Tells all of them that the user's presence has changed. */
  presenceChanged(): void;
  /** Adds deliveries to their rooms' own; drops those for other rooms. */
  deliver(deliveries: readonly Delivery[]): void;
  /** See the API. */
  deliverNext(delivery: Delivery, after: string | undefined): boolean;
  /** Delivers these pings no further, in whichever room; ids. */
  forget(ids: readonly string[]): void;
  /** The present stay in a room, or undefined while there is none. */
  stay(room: string): Stay | undefined;
  /** Sends a receipt in a room, if we are in it. */
  sendReceipt(room: string, receipt: OutgoingReceipt): void;
  /** Looks into those in which we are. */
  inspect(): Promise<InspectedStay[]>;
}

/** Makes it; there are no rooms until some are to be joined. */
export const createRooms = (parts: SharedParts, reports: ConnectionReports): Rooms => {
  const held = new Map<string, HeldRoom>();
  const each = (act: (room: HeldRoom) => void) => {
    for (const room of held.values()) act(room);
  };
  const hold = (name: string): HeldRoom => {
    const known = held.get(name);
    if (known) return known;
    const room = holdRoom(parts, (connection) => reports.report(name, connection));
    held.set(name, room);
    return room;
  };
  const leave = (name: string) => {
    held.get(name)?.membership.leave();
    held.delete(name);
    reports.forget(name);
  };

  return {
    stayJoined: (requests) => {
      const wanted = new Set(requests.map(({ room }) => room));
      for (const name of held.keys()) if (!wanted.has(name)) leave(name);
      for (const request of requests) hold(request.room).membership.stayJoined(request);
    },
    rejoin: () => each(({ membership }) => membership.rejoin()),
    tryAgain: () => each(({ membership }) => membership.tryAgain()),
    check: () => each(({ membership }) => membership.check()),
    presenceChanged: () => each(({ membership }) => membership.presenceChanged()),
    deliver: (deliveries) => {
      for (const [name, room] of held) room.deliveries.add(deliveries.filter((each) => each.room === name));
    },
    deliverNext: (delivery, after) => {
      const deliveries = held.get(delivery.room)?.deliveries;
      if (!deliveries || (after !== undefined && !deliveries.knows(after))) return false;
      deliveries.add([delivery]);
      return true;
    },
    forget: (ids) => each(({ deliveries }) => deliveries.forget(ids)),
    stay: (room) => held.get(room)?.membership.stay(),
    sendReceipt: (room, receipt) =>
      held
        .get(room)
        ?.membership.stay()
        ?.say({ kind: "receipt", ...receipt }),
    inspect: () => Promise.all([...held.values()].flatMap(({ membership }) => membership.inspect() ?? [])),
  };
};
