import type { KnownTeammate } from "../shared/known-teammates.ts";
import { nameOf } from "../shared/teammate.ts";

/** Somebody who is not in the room now. */
export interface AbsentTeammate {
  name: string;
  /** Identities of their devices. */
  identities: string[];
  /** Milliseconds since 1970, on whichever device. */
  lastSeenAt: number;
}

/**
 * Those who were met in a room and are not in it, those seen last first.
 *
 * @param present names of those who are in it, and one's own
 */
export const absentTeammates = (
  known: readonly KnownTeammate[],
  room: string,
  present: readonly string[],
): AbsentTeammate[] => {
  const absent = new Map<string, AbsentTeammate>();
  for (const { identity, room: metIn, lastSeenAt } of known) {
    const name = nameOf(identity);
    if (metIn !== room || present.includes(name)) continue;
    const earlier = absent.get(name);
    absent.set(name, {
      name,
      identities: [...(earlier?.identities ?? []), identity],
      lastSeenAt: Math.max(lastSeenAt, earlier?.lastSeenAt ?? 0),
    });
  }
  return [...absent.values()].sort((a, b) => b.lastSeenAt - a.lastSeenAt);
};
