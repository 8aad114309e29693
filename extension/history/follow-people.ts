import { computed, type ReadonlySignal } from "@preact/signals";
import { type Connection, participantsOf } from "../shared/connection.ts";
import type { Role } from "../shared/grant.ts";
import { type Person, personsIn } from "../shared/history/persons-in.ts";
import { ownRoleIn } from "../shared/own-role.ts";
import type { ShownPresence } from "../shared/presence.ts";
import { chosenRooms } from "../shared/room-choice.ts";
import type { Settings } from "../shared/settings.ts";

/** The rooms that this browser joins, and who is there. */
export interface People {
  /** Names of the rooms. */
  joined: string[];
  here(room: string): readonly Person[];
  /** What this person may do in a room. */
  roleIn(room: string): Role;
}

/** Follows them, and changes only when one of them does: connections tell much more often that they are alive. */
export const followPeople = (
  connection: ReadonlySignal<Connection>,
  settings: ReadonlySignal<Settings>,
): ReadonlySignal<People> => {
  const facts = computed(() => {
    const current = connection.value;
    const presences: { identity: string; presence: ShownPresence }[] =
      "presences" in current ? current.presences : [];
    const { state, room, identity }: { state: string; room?: string; identity?: string } = current;
    const joined = chosenRooms(settings.value).map((each) => each.room);
    return JSON.stringify({
      place: { state, room, identity },
      participants: participantsOf(current),
      presences,
      joined,
    });
  });
  return computed(() => {
    const { place, participants, presences, joined } = JSON.parse(facts.value);
    const persons = personsIn(participants, presences);
    return {
      joined,
      here: (room) => (place.room === room ? persons : []),
      roleIn: (room) => ownRoleIn(place, room),
    };
  });
};
