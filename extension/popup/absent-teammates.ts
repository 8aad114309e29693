import { isSamePerson, takesPings } from "../shared/identity.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import { byPerson } from "../shared/person-outcomes.ts";

/** Somebody who is not in the room now. */
export interface AbsentTeammate {
  /** See `personOf`. */
  person: string;
  /** Identities of their devices. */
  identities: string[];
  /** Milliseconds since 1970, on whichever device. */
  lastSeenAt: number;
}

/**
 * Those who were met in a room, are not in it and can be pinged, those seen last first.
 *
 * @param present those who are in it, and oneself: persons
 */
export const absentTeammates = (
  known: readonly KnownTeammate[],
  room: string,
  present: readonly string[],
): AbsentTeammate[] =>
  [...byPerson(known.filter((teammate) => teammate.room === room && takesPings(teammate.identity)))]
    .filter(([person]) => !present.some((other) => isSamePerson(other, person)))
    .map(([person, devices]) => ({
      person,
      identities: devices.map(({ identity }) => identity),
      lastSeenAt: Math.max(...devices.map(({ lastSeenAt }) => lastSeenAt)),
    }))
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
