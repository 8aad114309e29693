import { defaultRoomLimits } from "../embedded-rooms/room-limits.ts";
import { ConfigError } from "../settings/config-problem.ts";

/**
 * How many files and connections this process may have open at a time. Node raises its soft limit to the hard one before it
 * runs any code (src/node.cc, PlatformInit), so the hard one counts.
 *
 * @returns infinity where the system knows no such limit, as on Windows
 */
export const openFileLimit = (): number => {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === "number" ? soft : Number.POSITIVE_INFINITY;
};

// An idle service has some 40 open. The rest is for rooms that are being saved and for what the service asks of others.
const filesForItself = 128;
// For requests, beside the sockets that stay: the service still answers a client for which it has no socket.
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

const enoughSockets = 1_000;

/**
 * A sentence for an admin whose system lets the service hold few connections; undefined where it lets it hold a thousand.
 *
 * @param files how many the process may open
 * @param sockets how many of them people in rooms can have
 */
export const fewFilesWarning = (files: number, sockets: number): string | undefined =>
  sockets < enoughSockets
    ? `This process may open ${files} files, so at most ${sockets} browsers can be connected to its rooms at a time. Raise the limit for more (ulimit -n, or LimitNOFILE of a systemd unit).`
    : undefined;
