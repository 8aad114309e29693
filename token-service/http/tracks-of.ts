import type { Role } from "../team/grant.ts";

/**
 * Which data tracks somebody is to publish. Whoever publishes pings only is let hear tracks named `receipts` only, so in a room
 * with such a member everybody who gets pings says all else over a track of that name.
 *
 * @param hasPublisher whether somebody may send pings into the room and get none
 */
export const tracksToPublish = (role: Role, hasPublisher: boolean): ("pings" | "receipts")[] => {
  if (role === "publish") return ["pings"];
  if (role === "subscribe") return ["receipts"];
  return hasPublisher ? ["pings", "receipts"] : ["pings"];
};
