import { connectionIn } from "./connection-in.ts";
import type { Grant, Role } from "./grant.ts";
import { roleOf } from "./teammate.ts";

interface Place {
  state: string;
  /** This device's identity. */
  identity?: string;
}

/** What this device may do in the room in which it is; both while that is not known. */
export const ownRole = ({ identity }: Place): Role => (identity === undefined ? "both" : roleOf(identity));

/**
 * What this device may do in a room; both while that is not known.
 *
 * @param all the connections with its rooms
 * @param grants what the service last said of rooms in which this device may not be now
 */
export const ownRoleIn = (
  all: Readonly<Record<string, Place>>,
  room: string,
  grants: readonly Grant[] = [],
): Role => {
  const { identity } = connectionIn(all, room) as Place;
  return identity === undefined
    ? (grants.find((grant) => grant.room === room)?.role ?? "both")
    : roleOf(identity);
};
