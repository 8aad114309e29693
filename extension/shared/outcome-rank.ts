import type { Outcome } from "./ping.ts";

/** How much an outcome says: outcomes only rise, and an answer that comes after a ping expired is the truth all the same. */
export const outcomeRank: Record<Outcome, number> = {
  expired: 0,
  pending: 0,
  delivered: 1,
  seen: 2,
  answered: 3,
};
