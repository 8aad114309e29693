import { ApiError } from "../http/api-error.ts";
import type { Role } from "../team/grant.ts";
import { roomTaken } from "../team/like-room.ts";
import type { Team } from "../team/team.ts";
import type { Entry } from "./entry.ts";
import { deviceHeader } from "./guest.ts";
import { formatIdentity, guestParts, randomName, roleOf } from "./identity.ts";

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
 * Decides what a guest enters: any room but one that looks like a member's, in any role and under any name but
 * a member's.
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
      `A member of this team is called “${name}”; take another name, or join with an invite if that is you.`,
    );
  }
  const like = team.lookalikeRoom(room);
  if (like !== undefined) throw roomTaken(room, like);
  const kind = probe ? "probe" : role;
  const identity = formatIdentity({ name, ...guestParts(device, key, secret), kind });
  return { identity, room, role: roleOf(kind), rooms: undefined };
};
