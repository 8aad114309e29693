import { membershipIn, type OwnRole, ownRoleIn } from "../../shared/own-person.ts";
import { type Called, everybody, toldApart } from "../../shared/told-apart.ts";
import type { Feature } from "../feature.ts";
import {
  connections,
  enrolment,
  inbox,
  knownTeammates,
  newDevices,
  outbox,
  settings,
} from "../store/values.ts";

/** What this device may do in a room now, as far as that is known. */
export const ownRoleNow = (room: string): OwnRole =>
  ownRoleIn(connections.get(), room, membershipIn(settings.get(), enrolment.get()));

let last: { everybody: ReadonlySet<string>; called: Called } | undefined;

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((each) => other.has(each));

/** What people are called now, as they are told apart from everybody whom this browser knows of. */
export const calledNow = (): Called => {
  const now = everybody(connections.get(), knownTeammates.get(), inbox.get(), outbox.get());
  // Comparing names costs ten times as much as finding out that nobody has come.
  if (!last || !isSame(last.everybody, now)) last = { everybody: now, called: toldApart(now) };
  return last.called;
};

/** Whom this browser has met. */
export const people = {
  commands: {
    forgetTeammate: async ({ room, identities }) => {
      await knownTeammates.update((known) =>
        known.filter((each) => each.room !== room || !identities.includes(each.identity)),
      );
    },
    dismissNewDevices: async (identities) => {
      await newDevices.update((noted) => noted.filter(({ identity }) => !identities.includes(identity)));
    },
  },
} satisfies Feature;
