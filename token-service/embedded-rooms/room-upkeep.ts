import type { Participant } from "./room/room.ts";
import type { Seat } from "./state/room-directory.ts";

/** What falls due later in rooms: participants leave who do not come back, or may stay no longer. */
export interface RoomUpkeep {
  /** Gives a participant without a socket so many ms to come back. */
  awaitReturn(seat: Seat, graceMs: number): void;
  /** The participant is back. */
  endWait(participant: Participant): void;
  /** Gives a participant so many ms in the room, with or without a socket. */
  limitStay(seat: Seat, ms: number): void;
  /** The participant is gone for good. */
  forgetParticipant(participant: Participant): void;
  /**
   * Does all that is due.
   *
   * @param late ms by which this process was held up, which count for nobody
   */
  sweep(late: number): void;
}

/**
 * Makes the upkeep of rooms; it has no timer of its own, see `sweep`.
 *
 * @param onGraceOver called for a participant that did not come back; it must forget the participant
 * @param onStayOver the same for one that may stay no longer
 * @param now monotonic milliseconds
 */
export const createRoomUpkeep = (
  onGraceOver: (seat: Seat) => void,
  onStayOver: (seat: Seat) => void,
  now: () => number,
): RoomUpkeep => {
  const graces = new Map<Participant, { seat: Seat; until: number }>();
  const limited = new Map<Participant, { seat: Seat; until: number }>();
  return {
    awaitReturn: (seat, graceMs) => void graces.set(seat.participant, { seat, until: now() + graceMs }),
    endWait: (participant) => void graces.delete(participant),
    limitStay: (seat, ms) => void limited.set(seat.participant, { seat, until: now() + ms }),
    forgetParticipant: (participant) => {
      graces.delete(participant);
      limited.delete(participant);
    },
    sweep: (late) => {
      const moment = now();
      for (const grace of graces.values()) {
        grace.until += late;
        if (moment >= grace.until) onGraceOver(grace.seat);
      }
      for (const { seat, until } of limited.values()) if (moment >= until) onStayOver(seat);
    },
  };
};
