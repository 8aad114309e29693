import { settleIdlePairs } from "./peer-pair/settled-pair.ts";
import type { Participant, Room } from "./room/room.ts";
import type { Seat } from "./state/room-directory.ts";

/**
 * What falls due later in rooms: participants leave who do not come back or may stay no longer, and idle pairs settle.
 */
export interface RoomUpkeep {
  /** Gives a participant without a socket so many ms to come back. */
  awaitReturn(seat: Seat, graceMs: number): void;
  /** The participant is back. */
  endWait(participant: Participant): void;
  /** Gives a participant so many ms in the room, with or without a socket. */
  limitStay(seat: Seat, ms: number): void;
  /** The participant is gone for good. */
  forgetParticipant(participant: Participant): void;
  /** Has the pairs of a room looked after until all have settled. */
  watchPairs(room: Room): void;
  /** The room is gone. */
  forget(room: Room): void;
  /**
   * Does all that is due. Only rooms in which something is due cost time.
   *
   * @param late ms by which this process was held up, which count for nobody
   */
  sweep(late: number): void;
}

/**
 * Makes the upkeep of rooms; it has no timer of its own, see `sweep`.
 *
 * @param settleMs see `SignalingTiming`
 * @param isOnline whether a participant, by SID, has a socket
 * @param onGraceOver called for a participant that did not come back; it must forget the participant
 * @param onStayOver the same for one that may stay no longer
 * @param onSettled called for a room of which a pair has settled
 * @param now monotonic milliseconds
 */
export const createRoomUpkeep = (
  settleMs: number,
  isOnline: (sid: string) => boolean,
  onGraceOver: (seat: Seat) => void,
  onStayOver: (seat: Seat) => void,
  onSettled: (room: Room) => void,
  now: () => number,
): RoomUpkeep => {
  const graces = new Map<Participant, { seat: Seat; until: number }>();
  const limited = new Map<Participant, { seat: Seat; until: number }>();
  const negotiating = new Set<Room>();
  return {
    awaitReturn: (seat, graceMs) => void graces.set(seat.participant, { seat, until: now() + graceMs }),
    endWait: (participant) => void graces.delete(participant),
    limitStay: (seat, ms) => void limited.set(seat.participant, { seat, until: now() + ms }),
    forgetParticipant: (participant) => {
      graces.delete(participant);
      limited.delete(participant);
    },
    watchPairs: (room) => void negotiating.add(room),
    forget: (room) => void negotiating.delete(room),
    sweep: (late) => {
      const moment = now();
      for (const grace of graces.values()) {
        grace.until += late;
        if (moment >= grace.until) onGraceOver(grace.seat);
      }
      for (const { seat, until } of limited.values()) if (moment >= until) onStayOver(seat);
      for (const room of negotiating) {
        const { settled, isPending } = settleIdlePairs(room, moment - settleMs, isOnline);
        if (settled) onSettled(room);
        if (!isPending) negotiating.delete(room);
      }
    },
  };
};
