import type { Connection } from "./connection.ts";
import type { ShownParticipant } from "./presence.ts";

/** No proof of a connection is taken for one any more when it is as old as this, in milliseconds. */
export const maxProofAgeMs = 30_000;

/** The connection as it may be shown: what was connected and is not proven now is being checked. */
export type ShownConnection =
  | Connection
  | {
      state: "checking";
      identity: string;
      room: string;
      participants: string[];
      presences: ShownParticipant[];
    };

/**
 * Says of a stored connection no more than what is still proven.
 *
 * @param now milliseconds since 1970
 */
export const shownConnection = (stored: Connection, now: number): ShownConnection => {
  if (stored.state !== "connected" || Math.abs(now - stored.provenAt) < maxProofAgeMs) return stored;
  const { provenAt: _, ...last } = stored;
  return { ...last, state: "checking" };
};
