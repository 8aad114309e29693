import { defaultRoomLimits } from "./embedded-rooms/room-limits.ts";
import { ConfigError } from "./settings/config-error.ts";

// An idle service has some 40 open. The rest is for rooms that are being saved and for what the service asks of others.
const filesForItself = 128;
// For requests, beside the sockets that stay: whoever finds no socket is still answered.
const connectionsForRequests = 32;

/** How many connections a process can hold with the files that it may open. */
export interface ConnectionLimits {
  /** Connections of all kinds; see `limitConnections`. */
  connections: number;
  /** Those of them that people in embedded rooms may have; see `RoomLimits.sockets`. */
  sockets: number;
}

/**
 * Divides the files that a process may open.
 *
 * @param files how many that is; infinite where the system knows no limit
 * @throws ConfigError when they are too few for anybody to be connected
 */
export const connectionLimits = (files: number): ConnectionLimits => {
  const connections = files - filesForItself;
  const sockets = connections - connectionsForRequests;
  if (sockets < 1) {
    const least = filesForItself + connectionsForRequests + 1;
    throw new ConfigError(
      `This process may open ${files} files and needs ${least} at least: raise the limit (ulimit -n).`,
    );
  }
  return { connections, sockets: Math.min(defaultRoomLimits.sockets, sockets) };
};
