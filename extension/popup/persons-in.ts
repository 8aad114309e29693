import type { ShownPresence } from "../shared/presence.ts";
import { nameOf } from "../shared/teammate.ts";

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
  const persons = new Map<string, Person>();
  for (const identity of participants) {
    const name = nameOf(identity);
    const { presence: other = "silent", identities = [] } = persons.get(name) ?? {};
    const own = presenceOf.get(identity) ?? "here";
    const presence = most.indexOf(own) < most.indexOf(other) ? own : other;
    persons.set(name, { name, presence, identities: [...identities, identity] });
  }
  return [...persons.values()].sort((a, b) => a.name.localeCompare(b.name));
};
