import type { RoomLimits } from "./room-limits.ts";
import type { SignalingSocket } from "./signaling/signaling-socket.ts";

/** The sockets that have not joined a room yet: nobody knows who they are, so they are few. */
export interface Newcomers {
  /** Whether one more from this network may come in. */
  hasSpaceFor(network: string): boolean;
  add(socket: SignalingSocket): void;
  remove(socket: SignalingSocket): void;
}

/**
 * Counts newcomers when one more comes, which is cheap as there are few.
 *
 * @param isSeated whether a socket has a place in a room; from then on it is no newcomer
 */
export const createNewcomers = (
  { newcomers, newcomersPerNetwork }: RoomLimits,
  isSeated: (socket: SignalingSocket) => boolean,
): Newcomers => {
  const waiting = new Set<SignalingSocket>();
  return {
    hasSpaceFor: (network) => {
      let neighbours = 0;
      for (const socket of waiting) {
        if (isSeated(socket)) waiting.delete(socket);
        else if (socket.network === network) neighbours++;
      }
      return waiting.size < newcomers && neighbours < newcomersPerNetwork;
    },
    add: (socket) => void waiting.add(socket),
    remove: (socket) => void waiting.delete(socket),
  };
};
