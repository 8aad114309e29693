import { defaultRoomLimits } from "./embedded-rooms/room-limits.ts";

// For the store, the rooms' files, the log and what the service asks of others.
const filesForItself = 64;
// For requests, beside the sockets that stay: whoever finds no socket is still answered.
const connectionsForRequests = 32;

/** How many connections a process can hold with the files that it may open. */
export interface ConnectionLimits {
  /** Connections of all kinds; a further one is closed at once. */
  connections: number;
  /** Those of them that people in embedded rooms may have; see `RoomLimits.sockets`. */
  sockets: number;
}

/**
 * Divides the files that a process may open.
 *
 * @param files how many that is; infinite where the system knows no limit
 */
export const connectionLimits = (files: number): ConnectionLimits => {
  const connections = Math.max(1, files - filesForItself);
  const sockets = Math.max(1, connections - connectionsForRequests);
  return { connections, sockets: Math.min(defaultRoomLimits.sockets, sockets) };
};

/** A sentence for an admin whose system holds fewer sockets than the service; undefined where it does not. */
export const fewFilesWarning = (files: number): string | undefined => {
  const { sockets } = connectionLimits(files);
  if (sockets >= defaultRoomLimits.sockets) return undefined;
  return `This process may open ${files} files, so at most ${sockets} browsers can be connected to its rooms at a time. Raise the limit for more: ulimit -Hn, or LimitNOFILE of a systemd unit.`;
};
