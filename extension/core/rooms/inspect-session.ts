import { isProbe } from "../../shared/identity.ts";
import type { PathInUse, RoomInspection } from "../../shared/inspection.ts";
import type { JoinedRoom } from "./room.ts";

/** What can be said of a stay, and what must not leave this document. */
export interface InspectedSession {
  shown: RoomInspection;
  /** With user names and passwords. */
  servers: RTCIceServer[];
}

/** The addresses of servers without their user names and passwords. */
const addressesOf = (servers: readonly RTCIceServer[]): string[] => [
  ...new Set(servers.flatMap(({ urls }) => urls)),
];

// A test ping has a second way into the room for a moment, which is nobody's path.
const isToSomebody = ({ identities }: PathInUse): boolean =>
  identities.length === 0 || !identities.every(isProbe);

/** Looks into a stay. @param rejoin when it is to end, if anything limits it */
export const inspectSession = async (
  room: string,
  { connections }: Pick<JoinedRoom, "connections">,
  rejoin: () => RoomInspection["rejoin"],
): Promise<InspectedSession> => {
  const servers = connections?.iceServers() ?? [];
  const planned = rejoin();
  return {
    shown: {
      room,
      paths: ((await connections?.paths()) ?? []).filter(isToSomebody),
      iceServers: addressesOf(servers),
      ...(planned && { rejoin: planned }),
    },
    servers,
  };
};
