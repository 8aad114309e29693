import type { Connection } from "../shared/connection.ts";
import type { AccessRequest } from "./request-access.ts";
import type { Stay, StayParts } from "./stay-in-room.ts";
import { stayJoined } from "./stay-joined.ts";

/** The one room that this browser belongs to. */
export interface Membership {
  /** Joins the room and stays in it; with the request that is under way already it only reports once more. */
  stayJoined(request: AccessRequest): void;
  /** Leaves and joins again, at once. */
  rejoin(): void;
  /** The present stay, or undefined while there is none. */
  stay(): Stay | undefined;
}

const same = (a: AccessRequest, b: AccessRequest | undefined): boolean =>
  a.serviceUrl === b?.serviceUrl && a.name === b.name && a.room === b.room && a.device === b.device;

/** Makes the membership; it belongs to no room until it is told to. */
export const createMembership = (parts: Omit<StayParts, "present">): Membership => {
  let wanted: AccessRequest | undefined;
  let leaving = new AbortController();
  let stay: Stay | undefined;
  let latest: Connection = { state: "connecting" };

  const report = (connection: Connection) => {
    latest = connection;
    parts.report(connection);
  };
  const start = () => {
    leaving.abort();
    leaving = new AbortController();
    stay = undefined;
    const { signal } = leaving;
    if (!wanted) return;
    stayJoined(
      wanted,
      {
        ...parts,
        report: (connection) => signal.aborted || report(connection),
        present: (present) => {
          if (!signal.aborted) stay = present;
        },
      },
      signal,
    ).catch((error: unknown) => console.error("staying in the room", error));
  };

  return {
    stayJoined: (request) => {
      if (same(request, wanted)) return report(latest);
      wanted = request;
      start();
    },
    rejoin: start,
    stay: () => stay,
  };
};
