import type { SignalingSocket } from "./signaling/signaling-socket.ts";
import type { Seat } from "./state/room-directory.ts";

/** Those who resume more often than they can pay for. They are not refused, which would end their room, but have to wait. */
export interface DelayedResumes {
  /** Keeps what a socket asked for until its participant can pay again. */
  delay(socket: SignalingSocket, seat: Seat, resume: () => void): void;
  /** Carries out what can be paid for, and keeps the places of the others. */
  sweep(): void;
}

/**
 * @param mustWait whether a participant still cannot pay
 * @param keepPlace called for each who waits, at each sweep, so that their place in the room is not given up
 */
export const createDelayedResumes = (
  mustWait: (seat: Seat) => boolean,
  keepPlace: (seat: Seat) => void,
): DelayedResumes => {
  const delayed = new Map<SignalingSocket, { seat: Seat; resume: () => void }>();
  return {
    delay: (socket, seat, resume) => {
      delayed.set(socket, { seat, resume });
      socket.times.due = Number.POSITIVE_INFINITY;
      keepPlace(seat);
    },
    sweep: () => {
      for (const [socket, { seat, resume }] of delayed) {
        if (socket.isClosing) delayed.delete(socket);
        else if (mustWait(seat)) keepPlace(seat);
        else {
          delayed.delete(socket);
          socket.attempt(resume);
        }
      }
    },
  };
};
