import type { Grant } from "./grant.ts";

/** Grants as an admin reads and writes them: `ping-room:both, ops:subscribe`. */
export const grantsText = (grants: readonly Grant[]): string =>
  grants.map(({ room, role }) => `${room}:${role}`).join(", ");
