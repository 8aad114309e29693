import { connectionIn, participantsOf } from "../../shared/connections.ts";
import { personKey } from "../../shared/identity.ts";
import { isSetUp, ownPerson } from "../../shared/own-person.ts";
import { byPerson, compareByName, type Person, personsIn } from "../../shared/persons.ts";
import { type Quiet, quietOf, type SaidPresence } from "../../shared/quiet/quiet-now.ts";
import { toldRoom } from "../../shared/room-choices.ts";
import { type Called, everybody, toldApart } from "../../shared/told-apart.ts";
import { type Audience, recipientsOf } from "../outbox/recipients.ts";
import { connections, enrolment, knownTeammates, settings } from "../store/values.ts";

/** Somebody who can be pinged. */
export interface Reachable extends Partial<Quiet> {
  /** See `personOf`. */
  person: string;
  /** As they are told apart from everybody else. */
  name: string;
  /** Whether they are in the room now, on any device. */
  here: boolean;
  /** How they are there. */
  presence?: Person["presence"];
}

/** Those who can be pinged in one room. */
export interface Roster {
  people: Reachable[];
  /** The room's name if that is to be told. */
  room: string | undefined;
  /** Whether oneself is in it now; else nobody is known to be. */
  isIn: boolean;
}

/**
 * Those who can be pinged by name: first who is here, by name, then the others, those seen last first.
 *
 * @param presences of those here who are not simply here
 */
export const rosterOf = (
  audience: Omit<Audience, "to" | "now">,
  presences: readonly SaidPresence[],
  called: Called,
): Reachable[] => {
  const here = new Map(
    personsIn(audience.participants, presences).map((each) => [personKey(each.person), each]),
  );
  // At the beginning of time nobody has been away for long, so everybody whom one has met is among them.
  const identities = recipientsOf({ ...audience, to: null, now: 0 });
  const persons = [...byPerson(identities.map((identity) => ({ identity }))).keys()];
  const isHere = (person: string) => here.has(personKey(person));
  return [...persons.filter(isHere).sort(compareByName), ...persons.filter((person) => !isHere(person))].map(
    (person) => {
      const there = here.get(personKey(person));
      const who = { person, name: called(person), here: there !== undefined };
      return there ? { ...who, presence: there.presence, ...quietOf(there, presences) } : who;
    },
  );
};

/**
 * Those who can be pinged by name now, see `rosterOf`; null before the first run is done.
 *
 * @param wanted where; in the default room if left out
 */
export const roster = (wanted?: string): Roster | null => {
  const [all, set, enrolled, known] = [
    connections.get(),
    settings.get(),
    enrolment.get(),
    knownTeammates.get(),
  ];
  if (!isSetUp(set)) return null;
  const room = wanted ?? set.room;
  const current = connectionIn(all, room);
  const participants = participantsOf(current);
  const presences = "presences" in current ? current.presences : [];
  const people = rosterOf(
    { own: ownPerson(current, set, enrolled), participants, known, room },
    presences,
    toldApart(everybody(all, known, [], [])),
  );
  return { people, room: toldRoom(set, room), isIn: "participants" in current };
};
