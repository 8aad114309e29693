import type { Connection } from "../../shared/connection.ts";
import { isSamePerson } from "../../shared/is-same-person.ts";
import type { Presence, ShownPresence } from "../../shared/presence.ts";

// Where the person is; a device that says nothing may make no sound either.
const rank: Record<ShownPresence, number> = {
  here: 0,
  away: 1,
  "do-not-disturb": 2,
  silent: 3,
  plain: 3,
};

/**
 * Whether this one of a person's devices makes the sound that all of them together make once: the one that they are
 * at, and one of them if that is not clear.
 *
 * @param presence the person's, at this device
 */
export const soundsHere = (connection: Connection, presence: Presence): boolean => {
  if (connection.state !== "connected") return true;
  const { identity: own, participants, presences } = connection;
  const order = (identity: string, is: ShownPresence) => `${rank[is]} ${identity}`;
  const mine = order(own, presence);
  return participants
    .filter((identity) => isSamePerson(identity, own))
    .map((identity) => ({
      identity,
      is: presences.find((each) => each.identity === identity)?.presence ?? "here",
    }))
    .filter(({ is }) => rank[is] < rank.silent)
    .every(({ identity, is }) => mine < order(identity, is));
};
