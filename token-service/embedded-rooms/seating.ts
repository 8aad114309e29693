import type { Participant } from "./room/room.ts";
import { frameCost } from "./room-limits.ts";
import { messageFrame, type Outgoing } from "./signaling/server-message.ts";
import type { SignalingSocket } from "./signaling/signaling-socket.ts";
import type { Seat } from "./state/room-directory.ts";

/** Who sits on which socket. A participant without one keeps its place in the room for a while. */
export interface Seating {
  seatOf(socket: SignalingSocket): Seat | undefined;
  isOnline(sid: string): boolean;
  take(socket: SignalingSocket, seat: Seat): void;
  /** Parts a participant from its socket, which is returned if there was one. */
  part(participant: Participant): SignalingSocket | undefined;
  /** Sends messages to those of their addressees that have a socket; each is serialised once. @returns what went out, see `frameCost` */
  deliver(outgoing: readonly Outgoing[]): number;
}

/** Makes a seating in which nobody sits. */
export const createSeating = (): Seating => {
  const seats = new Map<SignalingSocket, Seat>();
  const sockets = new Map<string, SignalingSocket>();
  return {
    seatOf: (socket) => seats.get(socket),
    isOnline: (sid) => sockets.has(sid),
    take: (socket, seat) => {
      seats.set(socket, seat);
      sockets.set(seat.participant.sid, socket);
    },
    part: ({ sid }) => {
      const socket = sockets.get(sid);
      sockets.delete(sid);
      if (socket) seats.delete(socket);
      return socket;
    },
    deliver: (outgoing) => {
      let cost = 0;
      for (const { to, body } of outgoing) {
        const frame = messageFrame(body);
        const each = frameCost(Buffer.byteLength(frame));
        for (const sid of to) {
          const socket = sockets.get(sid);
          if (!socket) continue;
          socket.send(frame);
          cost += each;
        }
      }
      return cost;
    },
  };
};

/** For the log: who sits on a socket, by the name in their identity, and from where. */
export const whoOn = ({ address }: SignalingSocket, { room, participant }: Seat) => ({
  room: room.sid,
  participant: participant.sid,
  identity: participant.identity,
  address,
});
