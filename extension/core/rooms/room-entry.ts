import type { Connection } from "../../shared/connection-schema.ts";
import type { AccessRequest } from "../access/request-access.ts";
import { stopwatch } from "../base/async.ts";
import type { InspectedSession } from "./inspect-connections.ts";
import { keepJoined } from "./keep-joined.ts";
import type { LiveSession, Session, SessionParts } from "./session.ts";

// One participant who speaks and then falls silent on purpose shall not keep a whole room joining anew.
const healMs = 30 * 60_000;

// Where guests choose their role anybody can bring this about, by coming in as one who only sends; so it is not done at once
// each time. The pause is short, since it may take the service a moment to know of them itself, and until we have joined
// again their pings to us look as though they had not arrived.
const hearingMs = 60_000;

/** One room that this browser belongs to. */
export interface RoomEntry {
  /** Joins the room and stays in it; with the request that is under way already it only reports once more. */
  keepJoined(request: AccessRequest): void;
  /** Leaves and joins again, at once. */
  rejoin(): void;
  /** The same, unless the room is connected. */
  tryAgain(): void;
  /** Leaves for good, without a further report. */
  leave(): void;
  /** Checks the path at once, as after a locked screen; joins anew if nothing comes back. */
  check(): void;
  /** Tells the room that the user's presence has changed. */
  presenceChanged(): void;
  /** The present stay, or undefined while there is none. */
  stay(): Session | undefined;
  /** Looks into the present stay, if there is one. */
  inspect(): Promise<InspectedSession> | undefined;
}

// A member's name and role, and a guest's secret, are not asked about when the other one counts.
const asWho = ({ member, name, device, role = "both" }: AccessRequest): string =>
  member ?? `${device} ${role} ${name}`;

const same = (a: AccessRequest, b: AccessRequest | undefined): boolean =>
  b !== undefined && a.serviceUrl === b.serviceUrl && a.room === b.room && asWho(a) === asWho(b);

/** Makes the membership; it belongs to no room until it is told to. */
export const createRoomEntry = (parts: Omit<SessionParts, "present" | "mayHeal">): RoomEntry => {
  let wanted: AccessRequest | undefined;
  let leaving = new AbortController();
  let stay: LiveSession | undefined;
  let latest: Connection = { state: "connecting" };
  // Each by itself, so that a broken way does not leave somebody who only sends without our receipts, or the reverse.
  const sinceHealed = new Map<string, () => number>();

  const mayHeal: SessionParts["mayHeal"] = (what) => {
    const since = sinceHealed.get(what)?.() ?? Number.POSITIVE_INFINITY;
    if (since < (what === "hearing" ? hearingMs : healMs)) return false;
    sinceHealed.set(what, stopwatch());
    return true;
  };

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
    keepJoined(
      wanted,
      {
        ...parts,
        mayHeal,
        report: (connection) => signal.aborted || report(connection),
        present: (present) => {
          if (!signal.aborted) stay = present;
        },
      },
      signal,
    ).catch((error: unknown) => console.error("staying in the room", error));
  };

  return {
    keepJoined: (request) => {
      if (same(request, wanted)) return stay ? stay.tell() : report(latest);
      wanted = request;
      start();
    },
    rejoin: start,
    tryAgain: () => {
      if (latest.state !== "connected") start();
    },
    leave: () => {
      wanted = undefined;
      start();
    },
    check: () => stay?.life.check(),
    presenceChanged: () => stay?.life.tell(),
    stay: () => stay,
    inspect: () => stay?.inspect(),
  };
};
