import { isSamePerson } from "../../shared/is-same-person.ts";
import type { KnownTeammate } from "../../shared/known-teammates.ts";
import { takesPings } from "../../shared/teammate.ts";

// A ping to everyone waits for those who were here in this time, and not for whoever tried Pingroom once.
const absentMs = 7 * 24 * 3_600_000;

/** What decides who gets a ping. */
export interface Audience {
  /** A person, or null for everyone. */
  to: string | null;
  /** This person: their other devices are not pinged. */
  own: string;
  /** Identities of the others in the room. */
  participants: readonly string[];
  known: readonly KnownTeammate[];
  room: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The devices for which a ping is meant: those in the room, and those that were in it and may come back. Who only sends is
 * not among them.
 *
 * @returns identities
 */
export const recipientsOf = ({ to, own, participants, known, room, now }: Audience): string[] => {
  const met = known.filter(
    (teammate) => teammate.room === room && (to !== null || now - teammate.lastSeenAt < absentMs),
  );
  const everybody = new Set([...participants, ...met.map(({ identity }) => identity)]);
  return [...everybody].filter((identity) => {
    if (!takesPings(identity)) return false;
    return to === null ? !isSamePerson(identity, own) : isSamePerson(identity, to);
  });
};
