import { randomId, sessionDigest } from "../room/ids.ts";
import {
  canMeet,
  inOrAway,
  isProbe,
  type MayEnter,
  type Participant,
  type Room,
  type RoomContext,
} from "../room/room.ts";
import type { RoomLimits } from "../room-limits.ts";
import type { ClientCapabilities } from "../signaling/accept-upgrades.ts";
import type { RoomMessageOf } from "../signaling/client-message.ts";
import { SignalingRefusal } from "../signaling/signaling-refusal.ts";
import type { RoomDirectory } from "../state/room-directory.ts";
import type { AccessGrant } from "./check-access-token.ts";
import { decideRoomName } from "./room-name.ts";

/**
 * The code for participants who may not be in a room any more. Twilio has none for a withdrawn token; on this one, "Access
 * Token expired", a client asks for a new token, and the service says in words why there is none
 * (https://www.twilio.com/docs/api/errors/20104).
 */
export const withdrawnCode = 20104;

/** Why somebody with a valid token may not enter, or come back to, a room; undefined when they may. */
export const refuseEntry = (
  mayEnter: MayEnter,
  identity: string,
  room: string,
): SignalingRefusal | undefined =>
  mayEnter(identity, room)
    ? undefined
    : new SignalingRefusal(withdrawnCode, "The access token was withdrawn");

/** A newcomer that may enter, with the session's secret that only it gets to know. */
export interface Admission {
  room: Room;
  newcomer: Participant;
  session: string;
  /** Who must go first, having the same identity. */
  evicted: Participant | undefined;
}

const newParticipant = (
  { identity }: AccessGrant,
  session: string,
  capabilities: ClientCapabilities,
  { nextRevision, rightsOf }: RoomContext,
): Participant => ({
  sid: randomId("PA"),
  identity,
  session: sessionDigest(session),
  outlastsOutages: capabilities.outlastsOutages,
  rights: rightsOf(identity),
  state: "connected",
  revision: nextRevision(),
  localRevision: -1,
  tracks: [],
  refusedTracks: [],
  returns: 0,
  link: undefined,
});

/**
 * Why a newcomer may not come in, for the sake of those inside. A probe takes up no place; but it needs its device in the
 * room, so there are never more probes than others.
 */
export const refuseForOthers = (
  newcomer: Participant,
  room: Room | undefined,
  { participantsPerRoom }: RoomLimits,
): SignalingRefusal | undefined => {
  const others = [...(room?.participants.values() ?? [])];
  if (isProbe(newcomer)) {
    return others.some((other) => canMeet(newcomer, other))
      ? undefined
      : new SignalingRefusal(53204, "The device that this is a probe of is not in the room");
  }
  const places = others.filter((other) => !isProbe(other) && other.identity !== newcomer.identity);
  return places.length < participantsPerRoom
    ? undefined
    : new SignalingRefusal(53105, `This room holds at most ${participantsPerRoom} participants`);
};

/**
 * Decides whether a client may enter the room it asks for, and has changed nothing by then but opened the room. A client
 * that asks for none gets a new one, named by its SID.
 *
 * @throws {SignalingRefusal} 20106, 53100, 53101, 53106 (see `decideRoomName`), 20104 (see `refuseEntry`), 53103 too many
 *   rooms, 53105 room is full, 53204 a probe whose device is not there
 */
export const admitParticipant = (
  message: RoomMessageOf<"connect">,
  grant: AccessGrant,
  capabilities: ClientCapabilities,
  directory: RoomDirectory,
  limits: RoomLimits,
  context: RoomContext,
): Admission => {
  const { identity } = grant;
  const sid = randomId("RM");
  const roomName = decideRoomName(message.name, grant.room, directory.nameOf) ?? sid;
  const refusal = refuseEntry(context.mayEnter, identity, roomName);
  if (refusal) throw refusal;
  const session = randomId();
  const newcomer = newParticipant(grant, session, capabilities, context);
  const refusalForOthers = refuseForOthers(newcomer, directory.rooms.get(roomName), limits);
  if (refusalForOthers) throw refusalForOthers;
  const room = directory.open(roomName, sid);
  const evicted = inOrAway(room).find((other) => other.identity === identity);
  return { room, newcomer, session, evicted };
};
