import type { Role } from "./grant.ts";

/** What a role lets somebody do, in words. */
export const roleWords: Record<Role, string> = {
  both: "send and receive",
  publish: "send only",
  subscribe: "receive only",
};
