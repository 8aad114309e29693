import { outcomeRank } from "./outcome-rank.ts";
import type { Recipient } from "./ping.ts";
import { nameOf } from "./teammate.ts";

/** How far a ping got with one person. */
export interface PersonOutcome extends Omit<Recipient, "identity"> {
  name: string;
  /** Identities of their devices. */
  identities: string[];
}

/**
 * How far a ping got with each person: as far as it got with whichever of their devices it got furthest.
 *
 * @param recipients a device each
 */
export const personOutcomes = (recipients: readonly Recipient[]): PersonOutcome[] => {
  const persons = new Map<string, PersonOutcome>();
  for (const { identity, ...device } of recipients) {
    const name = nameOf(identity);
    const person = persons.get(name);
    const identities = [...(person?.identities ?? []), identity];
    const furthest =
      person && outcomeRank[person.outcome] >= outcomeRank[device.outcome] ? person : { name, ...device };
    persons.set(name, { ...furthest, identities });
  }
  return [...persons.values()];
};
