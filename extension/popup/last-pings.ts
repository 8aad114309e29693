import { personKey } from "../shared/identity.ts";
import { type PersonOutcome, personOutcomes } from "../shared/person-outcomes.ts";
import type { SentPing } from "../shared/ping-schema.ts";

// What became of one longer ago is not news any more.
const newsMs = 24 * 3_600_000;

/** What became of a ping with one person. */
export interface LastPing extends PersonOutcome {
  /** Whether it was for them alone. */
  isPrivate: boolean;
}

/**
 * What became of the last ping that was sent to each person in a room, by their key.
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
    if (ping.former || ping.room !== room) continue;
    for (const outcome of personOutcomes(ping.recipients)) {
      const key = personKey(outcome.person);
      if (!last.has(key)) last.set(key, { ...outcome, isPrivate: ping.to !== null });
    }
  }
  return new Map([...last].filter(([, { outcome, at }]) => outcome === "pending" || now - at <= newsMs));
};
