import type { ShownPresence } from "./connection-schema.ts";
import type { Role } from "./enrolment-schema.ts";
import { roleOf } from "./identity.ts";
import { byPerson, compareByName } from "./person-outcomes.ts";

/** Somebody in the room, with however many devices. */
export interface Person {
  /** See `personOf`. */
  person: string;
  /** How they are at the device where they are most. */
  presence: ShownPresence;
  /** What they may do; both unless all of their devices have the same other role. */
  role: Role;
  /** Identities of their devices. */
  identities: string[];
}

const roleOfAll = ([first = "", ...rest]: readonly string[]): Role =>
  rest.every((identity) => roleOf(identity) === roleOf(first)) ? roleOf(first) : "both";

const most: readonly ShownPresence[] = [
  "here",
  "do-not-disturb",
  "away",
  "plain",
  "silent",
  "outdated",
  "newer",
  "mute",
];

/**
 * The persons behind the participants of a room, by name.
 *
 * @param participants identities
 * @param presences of those who are not simply here
 */
export const personsIn = (
  participants: readonly string[],
  presences: readonly { identity: string; presence: ShownPresence }[],
): Person[] => {
  const presenceOf = new Map(presences.map(({ identity, presence }) => [identity, presence]));
  const devices = participants.map((identity) => ({
    identity,
    presence: presenceOf.get(identity) ?? ("here" as const),
  }));
  return [...byPerson(devices)]
    .map(([person, own]) => {
      const identities = own.map(({ identity }) => identity);
      const presence = most.find((each) => own.some(({ presence }) => presence === each)) ?? "silent";
      return { person, presence, role: roleOfAll(identities), identities };
    })
    .sort((a, b) => compareByName(a.person, b.person));
};
