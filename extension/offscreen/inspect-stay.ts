import type { RoomInspection } from "../shared/inspection.ts";
import type { JoinedRoom } from "./room.ts";

/** What can be said of a stay, and what must not leave this document. */
export interface InspectedStay {
  shown: RoomInspection;
  /** With user names and passwords. */
  servers: RTCIceServer[];
}

/** The addresses of servers without their user names and passwords. */
const addressesOf = (servers: readonly RTCIceServer[]): string[] => [
  ...new Set(servers.flatMap(({ urls }) => urls)),
];

/** Looks into a stay. @param rejoin when it is to end, if anything limits it */
export const inspectStay = async (
  room: string,
  { connections }: Pick<JoinedRoom, "connections">,
  rejoin: () => RoomInspection["rejoin"],
): Promise<InspectedStay> => {
  const servers = connections?.iceServers() ?? [];
  const planned = rejoin();
  return {
    shown: {
      room,
      paths: (await connections?.paths()) ?? [],
      iceServers: addressesOf(servers),
      ...(planned && { rejoin: planned }),
    },
    servers,
  };
};
