import { isSamePerson } from "../shared/is-same-person.ts";
import type { KnownTeammate } from "../shared/known-teammates.ts";
import { deviceOf, isProbe, roleOf } from "../shared/teammate.ts";

// Somebody whom one shares three rooms with counts three times.
const maxKnown = 500;
// A browser that is killed cannot say when it last saw somebody, so what is stored is never older than this.
const refreshMs = 5 * 60_000;
// One person with two identities has two devices, or one that was set up anew. After this long without a sign of the old
// one it was the latter. One device of a person under two names is one whose name was changed, and a person whose role has
// changed has the new one on all devices: under the old one nobody comes back.
const supersededMs = 7 * 24 * 3_600_000;

/** Who was in the room a moment ago, and who is now. */
export interface Sighting {
  before: readonly string[];
  present: readonly string[];
  room: string;
  /** Milliseconds since 1970. */
  now: number;
}

// One device may be met in several rooms, and be pinged in each.
const keyOf = ({ identity, room }: KnownTeammate): string => `${identity} ${room}`;

/**
 * Adds what was just seen to what is known of the teammates.
 *
 * @returns the same array when there is nothing new that would be worth storing
 */
export const withSeen = (
  known: KnownTeammate[],
  { before, present, room, now }: Sighting,
): KnownTeammate[] => {
  const met = new Map(known.map((teammate) => [keyOf(teammate), teammate]));
  for (const identity of new Set([...before, ...present])) {
    if (isProbe(identity)) continue; // None is ever told, and nobody is to be shown one later either.
    const seen = { identity, room, lastSeenAt: now };
    const earlier = met.get(keyOf(seen));
    const isFresh = earlier !== undefined && Math.abs(now - earlier.lastSeenAt) < refreshMs;
    if (isFresh && present.includes(identity)) continue;
    met.set(keyOf(seen), seen);
  }
  const isHere = ({ identity }: KnownTeammate) => present.includes(identity);
  const isNewer = (one: KnownTeammate, other: KnownTeammate) =>
    one.lastSeenAt > other.lastSeenAt || (isHere(one) && !isHere(other));
  const isSuperseded = (teammate: KnownTeammate) =>
    [...met.values()].some((other) => {
      const { identity, lastSeenAt } = teammate;
      if (other.room !== teammate.room || !isNewer(other, teammate)) return false;
      if (!isSamePerson(other.identity, identity)) return false;
      const isRenamed = deviceOf(other.identity) !== "" && deviceOf(other.identity) === deviceOf(identity);
      return isRenamed || now - lastSeenAt > supersededMs || roleOf(other.identity) !== roleOf(identity);
    });
  const kept = [...met.values()]
    .filter((teammate) => !isSuperseded(teammate))
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
    .slice(0, maxKnown);
  const isSame = kept.length === known.length && kept.every((teammate) => known.includes(teammate));
  return isSame ? known : kept;
};
