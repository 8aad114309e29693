import type { ShownConnection } from "../shared/connections.ts";
import { isSamePerson, printOf, takesPings } from "../shared/identity.ts";
import { byPerson, type Person } from "../shared/persons.ts";
import { type Quiet, quietOf, type SaidPresence } from "../shared/quiet/quiet-now.ts";
import type { KnownTeammate } from "../shared/team-schema.ts";
import type { Called } from "../shared/told-apart.ts";

/** Somebody who is not in the room now. */
interface AbsentTeammate {
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

/** Somebody to ping, in the room or not. */
export interface Teammate extends Partial<Quiet> {
  /** See `personOf`. */
  person: string;
  /** As they are told apart from everybody else. */
  name: string;
  /** How they are; `offline` for somebody who is not in the room, `unknown` while oneself is not. */
  presence: Person["presence"] | "offline" | "unknown";
  /** What they may do. */
  role: Person["role"];
  /** Identities of their devices. */
  identities: string[];
  /** When they were last in the room, milliseconds since 1970: of those who are not. */
  lastSeenAt?: number;
}

/**
 * The teammates of a room: those who are in it by name, then those who are not, seen last first.
 *
 * @param persons who is in it, without oneself
 * @param presences what devices there say of their persons
 * @param isIn whether oneself is in it
 */
export const rosterOf = (
  persons: readonly Person[],
  presences: readonly SaidPresence[],
  absent: readonly AbsentTeammate[],
  isIn: boolean,
  called: Called,
): Teammate[] => [
  ...persons.map((each) => ({ ...each, name: called(each.person), ...quietOf(each, presences) })),
  ...absent.map((each) => ({
    ...each,
    name: called(each.person),
    presence: isIn ? ("offline" as const) : ("unknown" as const),
    role: "both" as const,
  })),
];

/**
 * Whether a ping to everyone leaves unsealed as well: where anybody may come in, and a page is there that has no key.
 *
 * @param persons who is in the room, without oneself
 */
export const isUnsealedIn = (connection: ShownConnection, persons: readonly Person[]): boolean =>
  connection.state === "connected" &&
  connection.openToGuests === true &&
  persons.some(({ identities }) => identities.some((each) => printOf(each) === null));
