import { computed, type ReadonlySignal } from "@preact/signals";
import type { Connection, ShownParticipant } from "../shared/connection-schema.ts";
import { personOf } from "../shared/identity.ts";
import { membershipIn, type OwnRole, ownRoleIn } from "../shared/own-person.ts";
import { type Person, personsIn } from "../shared/persons.ts";
import type { ReceivedPing, SentPing } from "../shared/ping-schema.ts";
import { chosenRooms } from "../shared/room-choices.ts";
import type { Settings } from "../shared/settings-schema.ts";
import type { Enrolment, KnownTeammate } from "../shared/team-schema.ts";
import { type Called, everybody, toldApart } from "../shared/told-apart.ts";

/**
 * A list of which the core tells a copy with each change, with the same object for each entry that has not changed: what
 * shows it need not be drawn again.
 */
export const steadyList = <Entry>(
  list: ReadonlySignal<readonly Entry[]>,
  keyOf: (entry: Entry) => string,
): ReadonlySignal<Entry[]> => {
  let known = new Map<string, { text: string; entry: Entry }>();
  return computed(() => {
    const next = new Map<string, { text: string; entry: Entry }>();
    const entries = list.value.map((read) => {
      const key = keyOf(read);
      const text = JSON.stringify(read);
      const before = known.get(key);
      const entry = before?.text === text ? before.entry : read;
      next.set(key, { text, entry });
      return entry;
    });
    known = next;
    return entries;
  });
};

/** The rooms that this browser joins, and who is there. */
export interface People {
  /** Names of the rooms. */
  joined: string[];
  /** Who is in a room now; undefined while oneself is not. */
  here(room: string): readonly Person[] | undefined;
  called: Called;
  /** What this person may do in a room. */
  roleIn(room: string): OwnRole;
}

interface Place {
  state: string;
  identity?: string;
  participants?: string[];
  presences: ShownParticipant[];
}

const placeOf = (connection: Connection): Place => ({
  state: connection.state,
  ...("participants" in connection && { participants: connection.participants }),
  presences: "presences" in connection ? connection.presences : [],
  ...("identity" in connection && { identity: connection.identity }),
});

/** Follows them, and changes only when one of them does: connections tell much more often that they are alive. */
export const followPeople = (
  connections: ReadonlySignal<Readonly<Record<string, Connection>>>,
  settings: ReadonlySignal<Settings>,
  enrolled: ReadonlySignal<Enrolment | undefined>,
  known: ReadonlySignal<KnownTeammate[]>,
  inbox: ReadonlySignal<ReceivedPing[]>,
  outbox: ReadonlySignal<SentPing[]>,
): ReadonlySignal<People> => {
  const joined = computed(() => JSON.stringify(chosenRooms(settings.value).map(({ room }) => room)));
  const places = computed(() =>
    JSON.stringify(Object.entries(connections.value).map(([room, each]) => [room, placeOf(each)])),
  );
  const seen = computed(() => {
    const met = everybody(connections.value, known.value, inbox.value, outbox.value);
    return JSON.stringify([...new Set(Array.from(met, personOf))]);
  });
  return computed(() => {
    const there: [string, Place][] = JSON.parse(places.value);
    const persons = new Map(
      there.map(([room, { participants, presences }]) => [
        room,
        participants && personsIn(participants, presences),
      ]),
    );
    const byRoom = Object.fromEntries(there);
    const member = membershipIn(settings.value, enrolled.value);
    return {
      joined: JSON.parse(joined.value),
      here: (room) => persons.get(room),
      called: toldApart(JSON.parse(seen.value)),
      roleIn: (room) => ownRoleIn(byRoom, room, member),
    };
  });
};
