import { byPerson } from "../shared/by-person.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import { takesPings } from "../shared/teammate.ts";

/** Somebody who is not in the room now. */
export interface AbsentTeammate {
  name: string;
  /** Identities of their devices. */
  identities: string[];
  /** Milliseconds since 1970, on whichever device. */
  lastSeenAt: number;
}

/**
 * Those who were met in a room, are not in it and can be pinged, those seen last first.
 *
 * @param present names of those who are in it, and one's own
 */
export const absentTeammates = (
  known: readonly KnownTeammate[],
  room: string,
  present: readonly string[],
): AbsentTeammate[] =>
  [...byPerson(known.filter((teammate) => teammate.room === room && takesPings(teammate.identity)))]
    .filter(([name]) => !present.includes(name))
    .map(([name, devices]) => ({
      name,
      identities: devices.map(({ identity }) => identity),
      lastSeenAt: Math.max(...devices.map(({ lastSeenAt }) => lastSeenAt)),
    }))
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
