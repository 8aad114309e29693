import { cleanName } from "../../naming/clean-name.ts";
import { connectionIn } from "./connections.ts";
import { personOf, roleOf } from "./identity.ts";
import type { Settings } from "./settings-schema.ts";
import type { Enrolment, Role } from "./team-schema.ts";

/** Whether the first run is done. */
export const isSetUp = ({ serviceUrl, name }: Pick<Settings, "serviceUrl" | "name">): boolean =>
  serviceUrl !== "" && name !== "";

/** The enrolment at the service of the settings, or undefined for a guest. */
export const membershipIn = (
  { serviceUrl }: Pick<Settings, "serviceUrl">,
  stored: Enrolment | undefined,
): Enrolment | undefined => (stored?.serviceUrl === serviceUrl ? stored : undefined);

/**
 * This person, see `personOf`: as the service says while connected, and else as it said of a member when it last did. Of a guest
 * there is only the name then, as the service would make it of the one in the settings.
 */
export const ownPerson = (
  connection: { state: string; identity?: string },
  set: Pick<Settings, "name" | "serviceUrl">,
  enrolled: Enrolment | undefined,
): string =>
  connection.identity === undefined
    ? (membershipIn(set, enrolled)?.person ?? cleanName(set.name))
    : personOf(connection.identity);

interface Place {
  state: string;
  /** This device's identity. */
  identity?: string;
}

/** What this device may do with pings in a room; `none` once the service has removed it from the team. */
export type OwnRole = Role | "none";

/**
 * What this device may do in a room; both while that is not known.
 *
 * @param all the connections with its rooms
 * @param member what the service last said, also of rooms in which this device may not be now
 */
export const ownRoleIn = (
  all: Readonly<Record<string, Place>>,
  room: string,
  member: Pick<Enrolment, "rooms" | "removed"> | undefined,
): OwnRole => {
  if (member?.removed) return "none";
  const { identity } = connectionIn(all, room) as Place;
  return identity === undefined
    ? (member?.rooms.find((grant) => grant.room === room)?.role ?? "both")
    : roleOf(identity);
};
