import { ApiError } from "../base/api-error.ts";
import type { KnownDevice } from "../team/device.ts";
import type { Grant, Role } from "../team/grants.ts";
import { formatIdentity, guestParts, keyPrint, memberPerson, randomName, roleOf } from "../team/identity.ts";
import { roomTaken } from "../team/lookalike-room.ts";
import type { Team } from "../team/team.ts";
import { deviceHeader } from "./identify-caller.ts";

/** Who enters which room, as what. */
export interface Entry {
  /** What the access token says, see `formatIdentity`. */
  identity: string;
  room: string;
  role: Role;
  /** Everything that a member may enter; undefined for guests. */
  rooms: Grant[] | undefined;
}

const usualRoom = "ping-room";

/** What a guest asks for. */
export interface GuestRequest {
  name: string | undefined;
  room: string | undefined;
  /** As what; both unless given. */
  role: Role | undefined;
  /** Whether it is a probe of the device that is to enter. */
  probe: boolean;
  /** See `Guest`. */
  device: string | undefined;
  /** Thumbprint of the device's key, by which the others know what it signs; undefined for a page that has none. */
  key: string | undefined;
}

/**
 * Decides what a guest enters: any room except a lookalike of a member's room, in any role, under any name except a
 * member's.
 *
 * @param secret see `readServiceSecret`
 * @throws ApiError 409 `name_taken` or `room_taken`; 400 for a probe of nobody
 */
export const guestEntry = (
  { name: wanted, room = usualRoom, role = "both", probe, device, key }: GuestRequest,
  team: Pick<Team, "isMemberName" | "lookalikeRoom">,
  secret: string,
): Entry => {
  if (probe && (wanted === undefined || device === undefined)) {
    throw new ApiError(
      400,
      "invalid_request",
      `A probe is one of a device in the room: send the device's name and ${deviceHeader}.`,
    );
  }
  const name = wanted ?? randomName();
  if (team.isMemberName(name)) {
    throw new ApiError(
      409,
      "name_taken",
      `Somebody in this team is called “${name}” already. Take another name, or join with an invite if that is you.`,
    );
  }
  const like = team.lookalikeRoom(room);
  if (like !== undefined) throw roomTaken(room, like);
  const kind = probe ? "probe" : role;
  const identity = formatIdentity({ name, ...guestParts(device, key, secret), kind });
  return { identity, room, role: roleOf(kind), rooms: undefined };
};

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
      `${name} or this browser was removed from the team. Ask your admin for an invite.`,
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
      ? `${name} may not enter any room. Ask your admin.`
      : `${name} may not enter “${room}”, but ${someOf(grants)}. Ask your admin for more.`,
  );
};
