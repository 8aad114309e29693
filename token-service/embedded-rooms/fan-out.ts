import type { Participant, Room } from "./room/room.ts";
import type { RoomLimits } from "./room-limits.ts";
import type { Seating } from "./seating.ts";
import { createFrameBudget, type FrameBudget } from "./signaling/frame-budget.ts";
import type { Outgoing } from "./signaling/server-message.ts";
import { SignalingRefusal } from "./signaling/signaling-refusal.ts";
import type { Seat } from "./state/room-directory.ts";

/** Tells a whole room what somebody did, at that somebody's cost. */
export interface FanOut {
  /**
   * From now on the participant pays out of the budget of this network in this room.
   *
   * @throws {SignalingRefusal} 53006 when it is spent; the extension tries again later
   */
  enter(seat: Seat, network: string): void;
  /** @throws {SignalingRefusal} 53006 when the participant's budget is spent */
  mayTell(participant: Participant): void;
  /** Delivers what a participant caused. @returns what that cost */
  tell(causer: Participant, outgoing: readonly Outgoing[]): number;
}

/** Above so many networks in a room, those that owe nothing are forgotten. */
const mostRemembered = 200;

/**
 * The budget belongs to a network in a room rather than to a socket, a token or an identity, because all of those can be
 * had anew for nothing where guests are let in. Behind a reverse proxy everybody has its address, and then the budget is
 * the room's: enough for a full room to be lost, to leave and to join at once, which costs some 7,000.
 */
export const createFanOut = (
  seating: Seating,
  { fanOutBurst, fanOutPerSecond }: RoomLimits,
  now: () => number,
): FanOut => {
  const budgets = new WeakMap<Room, Map<string, FrameBudget>>();
  const payers = new WeakMap<Participant, FrameBudget>();

  const budgetOf = (room: Room, network: string): FrameBudget => {
    const ofRoom = budgets.get(room) ?? new Map<string, FrameBudget>();
    budgets.set(room, ofRoom);
    const known = ofRoom.get(network);
    if (known) return known;
    if (ofRoom.size >= mostRemembered) {
      for (const [key, budget] of ofRoom) if (budget.isFull()) ofRoom.delete(key);
    }
    const budget = createFrameBudget(fanOutBurst, fanOutPerSecond, now);
    ofRoom.set(network, budget);
    return budget;
  };
  const refuseSpent = (budget: FrameBudget | undefined): void => {
    if (budget?.isSpent()) throw new SignalingRefusal(53006, "Too much is happening in this room");
  };
  return {
    enter: ({ room, participant }, network) => {
      const budget = budgetOf(room, network);
      refuseSpent(budget);
      payers.set(participant, budget);
    },
    mayTell: (participant) => refuseSpent(payers.get(participant)),
    tell: (causer, outgoing) => {
      const cost = seating.deliver(outgoing);
      payers.get(causer)?.charge(cost);
      return cost;
    },
  };
};
