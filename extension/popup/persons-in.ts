import { byPerson } from "../shared/by-person.ts";
import type { ShownPresence } from "../shared/presence.ts";

/** Somebody in the room, with however many devices. */
export interface Person {
  name: string;
  /** How they are at the device where they are most. */
  presence: ShownPresence;
  /** Identities of their devices. */
  identities: string[];
}

const most: readonly ShownPresence[] = ["here", "do-not-disturb", "away", "plain", "silent"];

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
    .map(([name, own]) => ({
      name,
      presence: most.find((each) => own.some(({ presence }) => presence === each)) ?? "silent",
      identities: own.map(({ identity }) => identity),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
};
