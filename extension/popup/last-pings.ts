import { type PersonOutcome, personOutcomes } from "../shared/person-outcomes.ts";
import type { SentPing } from "../shared/ping.ts";

// What became of older ones is not news any more, unless they still wait.
const newsMs = 24 * 3_600_000;

/** What became of a ping with one person. */
export interface LastPing extends PersonOutcome {
  /** Whether it was for them alone. */
  isPrivate: boolean;
}

/**
 * What became of the last ping that was sent to each person in a room, by name.
 *
 * @param outbox newest first
 * @param now milliseconds since 1970
 */
export const lastPings = (
  outbox: readonly SentPing[],
  room: string,
  now: number,
): ReadonlyMap<string, LastPing> => {
  const last = new Map<string, LastPing>();
  for (const ping of outbox) {
    if (ping.former || ping.room !== room || (now - ping.sentAt > newsMs && ping.expiresAt < now)) continue;
    for (const outcome of personOutcomes(ping.recipients)) {
      if (!last.has(outcome.name)) last.set(outcome.name, { ...outcome, isPrivate: ping.to !== null });
    }
  }
  return last;
};
