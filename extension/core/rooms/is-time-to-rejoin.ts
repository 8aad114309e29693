/** What decides whether to leave and join anew before a limit is reached. Times are durations in milliseconds. */
export interface RejoinSituation {
  /** How long access and room let one stay last; Infinity if they do not say. */
  limitMs: number;
  /** Since the access came. */
  elapsedMs: number;
  /** This stay's own number from 0 to 1: it spreads a team's rejoins. */
  luck: number;
  /** Since the last ping or receipt came or went. */
  quietMs: number;
  /** Whether a ping waits for somebody who is here. */
  busy: boolean;
}

/** A moment in which nothing has passed for this long counts as a quiet one. */
export const quietEnoughMs = 10_000;

/**
 * When one stay may be followed by the next: from about 80 % of its limit on at a quiet moment, and from about 95 % on
 * at any.
 *
 * @returns milliseconds since the access came; `opens` < `closes` < limit
 */
export const rejoinWindow = ({ limitMs, luck }: Pick<RejoinSituation, "limitMs" | "luck">) => ({
  opens: limitMs * (0.75 + 0.15 * luck),
  closes: limitMs * (0.92 + 0.05 * luck),
});

/** Decides whether this is the time to leave and join anew. */
export const isTimeToRejoin = (situation: RejoinSituation): boolean => {
  const { opens, closes } = rejoinWindow(situation);
  const { elapsedMs, quietMs, busy } = situation;
  return elapsedMs >= closes || (elapsedMs >= opens && !busy && quietMs >= quietEnoughMs);
};
