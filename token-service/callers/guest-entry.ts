import { ApiError } from "../http/api-error.ts";
import type { Team } from "../team/team.ts";
import type { Entry } from "./entry.ts";
import { identityOf, pleasantName } from "./identity.ts";

const usualRoom = "ping-room";

/** What a guest asks for. */
export interface GuestRequest {
  name: string | undefined;
  room: string | undefined;
  /** See `Guest`. */
  device: string | undefined;
}

/**
 * Decides what a guest enters: any room, under any name but a member's.
 *
 * @param secret see `readServiceSecret`
 * @throws ApiError 409 `name_taken`
 */
export const guestEntry = (
  { name = pleasantName(), room = usualRoom, device }: GuestRequest,
  team: Pick<Team, "isMemberName">,
  secret: string,
): Entry => {
  if (team.isMemberName(name)) {
    throw new ApiError(
      409,
      "name_taken",
      `A member of this team is called “${name}”; take another name, or join with an invite if that is you.`,
    );
  }
  return { identity: identityOf(name, device, secret), room, role: "both", rooms: undefined };
};
