import type { Role } from "./grant.ts";
import { roleOf } from "./teammate.ts";

interface Place {
  state: string;
  /** This device's identity. */
  identity?: string;
  /** The room in which it bears it. */
  room?: string;
}

/** What this device may do in the room in which it is; both while that is not known. */
export const ownRole = ({ identity }: Place): Role => (identity === undefined ? "both" : roleOf(identity));

/** What this device may do in a room; both while that is not known, as of a room in which it is not. */
export const ownRoleIn = (place: Place, room: string): Role =>
  place.room === room ? ownRole(place) : "both";
