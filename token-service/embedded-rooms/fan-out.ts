import type { Participant, Room } from "./room/room.ts";
import { createRoomBudgets, type Payers, type RoomBudgets } from "./room-budgets.ts";
import type { RoomLimits } from "./room-limits.ts";
import type { Seating } from "./seating.ts";
import type { Outgoing } from "./signaling/server-message.ts";
import { SignalingRefusal } from "./signaling/signaling-refusal.ts";
import type { Seat } from "./state/room-directory.ts";

/** Tells a whole room what somebody did, at that somebody's cost; see `RoomBudgets` for who pays. */
export interface FanOut {
  /**
   * Somebody wants to join from this network, and pays from now on.
   *
   * @throws {SignalingRefusal} 53006 when what they would pay from is spent; the extension tries again later
   */
  enter(seat: Seat, network: string): void;
  /** Whether a participant has spent so much itself that its resuming has to wait; what others spent never matters. */
  mustWait(seat: Seat): boolean;
  /** Somebody is about to leave the room. */
  leave(seat: Seat): void;
  /** @throws {SignalingRefusal} 53006 when the participant has spent too much itself */
  mayTell(seat: Seat): void;
  /** Delivers that somebody has joined. */
  tellOfJoining(seat: Seat, outgoing: readonly Outgoing[]): void;
  /** Delivers what a participant caused. @returns what that cost */
  tell(causer: Seat, outgoing: readonly Outgoing[]): number;
}

/** @param memberOf see `EmbeddedRoomsOptions` */
export const createFanOut = (
  seating: Seating,
  limits: RoomLimits,
  memberOf: (identity: string) => string | undefined,
  now: () => number,
): FanOut => {
  const budgets = new WeakMap<Room, RoomBudgets>();
  const payers = new WeakMap<Participant, Payers>();
  const arrivals = new WeakMap<Participant, number>();

  const budgetsOf = (room: Room): RoomBudgets => {
    const known = budgets.get(room) ?? createRoomBudgets(limits, memberOf, now);
    budgets.set(room, known);
    return known;
  };
  // Who has not joined in this process was in the room before it began.
  const payersOf = ({ room, participant }: Seat): Payers => {
    const known = payers.get(participant) ?? budgetsOf(room).payersOf(participant.identity, "", true);
    payers.set(participant, known);
    return known;
  };
  const hasStayed = (participant: Participant): boolean =>
    now() - (arrivals.get(participant) ?? Number.NEGATIVE_INFINITY) >= limits.regularAfterMs;
  const refusal = () => new SignalingRefusal(53006, "Too much is happening in this room");

  const fanOut: FanOut = {
    enter: ({ room, participant }, network) => {
      const { identity } = participant;
      const isInside = [...room.participants.values()].some((other) => other.identity === identity);
      const due = budgetsOf(room).payersOf(identity, network, isInside);
      if (due.own.isSpent() || due.joining?.isSpent()) throw refusal();
      payers.set(participant, due);
      arrivals.set(participant, now());
      budgetsOf(room).arrived(identity);
    },
    mustWait: (seat) => payersOf(seat).own.isSpent(),
    leave: ({ room, participant }) => {
      if (hasStayed(participant)) budgetsOf(room).leftAsRegular(participant.identity);
    },
    mayTell: (seat) => {
      if (payersOf(seat).own.isSpent()) throw refusal();
    },
    tellOfJoining: (seat, outgoing) => {
      const cost = fanOut.tell(seat, outgoing);
      payersOf(seat).joining?.spend(cost);
    },
    tell: (causer, outgoing) => {
      const cost = seating.deliver(outgoing);
      payersOf(causer).own.spend(cost);
      return cost;
    },
  };
  return fanOut;
};
