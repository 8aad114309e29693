import { byPerson } from "../../shared/by-person.ts";
import { nameOf } from "../../shared/teammate.ts";
import { type Audience, recipientsOf } from "../delivery/recipients-of.ts";

/** Somebody who can be pinged. */
export interface Reachable {
  name: string;
  /** Whether they are in the room now, on any device. */
  here: boolean;
}

/** Those who can be pinged in one room. */
export interface Roster {
  people: Reachable[];
  /** The room's name if that is to be told. */
  room: string | undefined;
  /** Whether oneself is in it now; else nobody is known to be. */
  isIn: boolean;
}

/** Those who can be pinged by name: first who is here, by name, then the others, those seen last first. */
export const rosterOf = (audience: Omit<Audience, "to" | "now">): Reachable[] => {
  const here = new Set(audience.participants.map(nameOf));
  // At the beginning of time nobody has been away for long, so everybody whom one has met is among them.
  const identities = recipientsOf({ ...audience, to: null, now: 0 });
  const names = [...byPerson(identities.map((identity) => ({ identity }))).keys()];
  return [
    ...names.filter((name) => here.has(name)).sort((a, b) => a.localeCompare(b)),
    ...names.filter((name) => !here.has(name)),
  ].map((name) => ({ name, here: here.has(name) }));
};
