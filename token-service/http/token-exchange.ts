import * as v from "valibot";
import type { Entry } from "../callers/room-entry.ts";
import type { MintedToken, RoomEngine } from "../engines/room-engine.ts";
import { type Role, role } from "../team/grants.ts";
import { personName, roomName } from "../team/names.ts";

/** What a client may say as it asks for a token; all of it may be left out. */
export const tokenRequest = v.object({
  /** A guest's name; a member's is known. */
  name: v.optional(personName),
  /** The usual one, or the first of a member's, if left out. */
  room: v.optional(roomName),
  /** As what a guest wants to enter; a member's role is the admin's to say. */
  role: v.optional(role),
  /** Thumbprint of the key of a guest's device, which signs what it says in the room; a member's is known. */
  key: v.optional(
    v.pipe(
      v.string("must be a string"),
      v.regex(/^[\w-]{43}$/, "must be the SHA-256 thumbprint of a key (RFC 7638), base64url"),
    ),
  ),
  /** The token is for a probe of the device, with which it tests for a minute whether pings reach it. */
  probe: v.optional(v.boolean("must be true or false"), false),
});

/** See {@link tokenRequest}. */
export type TokenRequest = v.InferOutput<typeof tokenRequest>;

/**
 * Which data tracks a participant is to publish. A participant who only sends pings hears tracks named `receipts` alone. So
 * in a room with such a member, all who get pings publish a track of that name too.
 *
 * @param hasPublisher whether somebody may send pings into the room and get none
 */
const tracksToPublish = (role: Role, hasPublisher: boolean): ("pings" | "receipts")[] => {
  if (role === "publish") return ["pings"];
  if (role === "subscribe") return ["receipts"];
  return hasPublisher ? ["pings", "receipts"] : ["pings"];
};

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
