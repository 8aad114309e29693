import { personKey } from "../../shared/identity.ts";
import type { KnownTeammate } from "../../shared/team-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { knownTeammates } from "../store/values.ts";

// Pinging somebody is no news for this long, so that not each ping writes the list.
const newsMs = 24 * 3_600_000;

/** Somebody whom this person has pinged or answered. */
export interface Pinged {
  /** Of one of their devices. */
  identity: string;
  room: string;
  /** When that device was last there, milliseconds since 1970. */
  seenAt: number;
}

/**
 * Marks people as pinged or answered by this person, on all of their devices. One who is not remembered, since there were too
 * many newcomers, is from now on.
 *
 * @param known those seen last first
 * @param now milliseconds since 1970
 * @returns the same list when that is no news
 */
export const withPinged = (
  known: KnownTeammate[],
  pinged: readonly Pinged[],
  now: number,
): KnownTeammate[] => {
  const persons = new Set(pinged.map(({ identity }) => personKey(identity)));
  const isNews = ({ identity, pingedAt }: KnownTeammate) =>
    persons.has(personKey(identity)) && (pingedAt === undefined || Math.abs(now - pingedAt) > newsMs);
  const met = new Set(known.map(({ identity }) => personKey(identity)));
  const added = pinged
    .filter(({ identity }) => !met.has(personKey(identity)))
    .map(({ identity, room, seenAt }) => ({
      identity,
      room,
      lastSeenAt: seenAt,
      metAt: seenAt,
      pingedAt: now,
    }));
  if (added.length === 0 && !known.some(isNews)) return known;
  const marked = known.map((teammate) => (isNews(teammate) ? { ...teammate, pingedAt: now } : teammate));
  return [...marked, ...added].toSorted((a, b) => b.lastSeenAt - a.lastSeenAt);
};

/** Remembers whom this person has pinged or answered; see `withPinged`. */
export const recordPinged = async (pinged: readonly Pinged[]): Promise<void> => {
  const { likely } = timesNow();
  await knownTeammates.update((known) => withPinged(known, pinged, likely));
};
