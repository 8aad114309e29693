import { createTokenBucket, type TokenBucket } from "../base/token-bucket.ts";
import type { RoomLimits } from "./room-limits.ts";

/** Which budgets somebody in a room pays from. */
export interface Payers {
  own: TokenBucket;
  /** What their joining is paid from as well; undefined for those whom nobody else's spending concerns. */
  joining: TokenBucket | undefined;
}

/**
 * What may still be told in one room, and at whose cost. A member has one budget for all devices, a guest one for each
 * identity.
 *
 * A guest can take another identity for nothing, so a guest's joining also costs the budgets of the guest's network. The
 * network has one for those who come for the first time and one for those who came before: so a few who come and go keep
 * nobody new out.
 */
export interface RoomBudgets {
  /**
   * @param network see `networkOf`
   * @param isInside whether this identity is in the room already, and joins anew
   */
  payersOf(identity: string, network: string, isInside: boolean): Payers;
  /** Somebody has joined, and comes no more for the first time. */
  arrived(identity: string): void;
  /** Somebody leaves who was here for a while, and may come back as freely as those who are inside join anew. */
  leftAsRegular(identity: string): void;
}

/** Above so many budgets of one kind in a room, those that owe nothing are forgotten. */
const mostBudgets = 1_000;

/** Those who came to a room before, and its regulars who are not in it; of each so many are remembered. */
const mostArrivals = 5_000;
const mostRegulars = 200;

const createBudgets = (burst: number, perSecond: number, now: () => number) => {
  const budgets = new Map<string, TokenBucket>();
  return (key: string): TokenBucket => {
    const known = budgets.get(key);
    if (known) return known;
    if (budgets.size >= mostBudgets) {
      for (const [other, budget] of budgets) if (budget.isFull()) budgets.delete(other);
    }
    const budget = createTokenBucket(burst, perSecond, now);
    budgets.set(key, budget);
    return budget;
  };
};

const addLatest = (identities: Set<string>, identity: string, most: number): void => {
  identities.delete(identity);
  identities.add(identity);
  const [oldest] = identities;
  if (identities.size > most && oldest !== undefined) identities.delete(oldest);
};

/**
 * The budgets of a room of which nothing has been spent.
 *
 * @param memberOf see `EmbeddedRoomsOptions`
 * @param now monotonic milliseconds
 */
export const createRoomBudgets = (
  limits: RoomLimits,
  memberOf: (identity: string) => string | undefined,
  now: () => number,
): RoomBudgets => {
  const ownOf = createBudgets(limits.ownFanOutBurst, limits.ownFanOutPerSecond, now);
  const firstComersOf = createBudgets(limits.firstFanOutBurst, limits.firstFanOutPerSecond, now);
  const returnersOf = createBudgets(limits.fanOutBurst, limits.fanOutPerSecond, now);
  const arrivals = new Set<string>();
  const regulars = new Set<string>();

  const joiningOf = (identity: string, network: string): TokenBucket =>
    arrivals.has(identity) ? returnersOf(network) : firstComersOf(network);
  return {
    payersOf: (identity, network, isInside) => {
      const member = memberOf(identity);
      const own = ownOf(member === undefined ? `guest ${identity}` : `member ${member}`);
      const isFree = member !== undefined || isInside || regulars.has(identity);
      return { own, joining: isFree ? undefined : joiningOf(identity, network) };
    },
    arrived: (identity) => addLatest(arrivals, identity, mostArrivals),
    leftAsRegular: (identity) => addLatest(regulars, identity, mostRegulars),
  };
};
