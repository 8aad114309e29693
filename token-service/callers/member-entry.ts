import { ApiError } from "../http/api-error.ts";
import type { KnownDevice } from "../team/find-device.ts";
import type { Grant } from "../team/grant.ts";
import type { Entry } from "./entry.ts";
import { formatIdentity, keyPrint, memberPerson, roleOf } from "./identity.ts";

const mostNamed = 5;

const someOf = (grants: Grant[]): string => {
  const named = grants.slice(0, mostNamed).map(({ room }) => `“${room}”`);
  const more = grants.length - named.length;
  return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
};

/**
 * Decides what a member enters.
 *
 * @param room the one that they ask for; undefined for the first of theirs
 * @param probe whether it is a probe of the device that is to enter
 * @throws ApiError 403 `device_removed`, `room_not_allowed`
 */
export const memberEntry = (
  { id, name, memberId, removed, grants }: KnownDevice,
  room: string | undefined,
  probe = false,
): Entry => {
  if (removed) {
    throw new ApiError(
      403,
      "device_removed",
      `${name} was removed from this team, or this browser of theirs; ask its admin for an invite.`,
    );
  }
  const granted = room === undefined ? grants[0] : grants.find((grant) => grant.room === room);
  if (granted) {
    const kind = probe ? "probe" : granted.role;
    const identity = formatIdentity({ name, person: memberPerson(memberId), device: keyPrint(id), kind });
    return { identity, room: granted.room, role: roleOf(kind), rooms: grants };
  }
  throw new ApiError(
    403,
    "room_not_allowed",
    grants.length === 0
      ? `${name} may enter no room; ask the team's admin.`
      : `${name} may not enter “${room}”, but ${someOf(grants)}; ask the team's admin for more.`,
  );
};
