import type { Grant, Role } from "../team/grant.ts";

/** Who enters which room, as what. */
export interface Entry {
  /** What the access token says, see `formatIdentity`. */
  identity: string;
  room: string;
  role: Role;
  /** Everything that a member may enter; undefined for guests. */
  rooms: Grant[] | undefined;
}
