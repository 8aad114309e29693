import type { Entry } from "../callers/entry.ts";
import type { MintedToken, RoomEngine } from "../engines/room-engine.ts";
import { tracksToPublish } from "./tracks-of.ts";

/** Who enters what, with the token for it. */
export type Admitted = Entry & MintedToken;

/** What there is to know of somebody who was admitted, besides that. */
export interface Circumstances {
  engine: RoomEngine;
  isMember: boolean;
  allowGuests: boolean;
  /** See `tracksToPublish`. */
  hasPublisher: boolean;
  /** See `removedPersons`. */
  removed: readonly string[];
}

/** The answer to `POST /token`: an access token for one room, and what `connect` needs besides it. */
export const tokenAnswer = async (
  { token, identity, room, role, rooms, expiresAt, expiresInSeconds }: Admitted,
  { engine, isMember, allowGuests, hasPublisher, removed }: Circumstances,
) => {
  const used = await engine.usage?.();
  return {
    token,
    identity,
    room,
    role,
    tracks: tracksToPublish(role, hasPublisher),
    rooms,
    member: isMember,
    openToGuests: allowGuests,
    removed,
    expiresAt,
    expiresInSeconds,
    engine: engine.name,
    usage: used && { participantMinutes: used.participantMinutes, budget: used.budget },
    maxStaySeconds: engine.maxStaySeconds,
    connectOptions: engine.connectOptions,
  };
};
