import { randomId } from "../room/random-id.ts";
import type { Participant, Room, RoomContext } from "../room/room.ts";
import type { RoomLimits } from "../room-limits.ts";
import type { RoomMessageOf } from "../signaling/frame-schema.ts";
import { SignalingRefusal } from "../signaling/signaling-refusal.ts";
import type { RoomDirectory } from "../state/room-directory.ts";
import { sessionDigest } from "../state/session-digest.ts";
import type { AccessGrant } from "./check-access-token.ts";
import { refuseEntry } from "./refuse-entry.ts";
import { decideRoomName } from "./room-name.ts";

/** A newcomer that may enter, with the session's secret that only it gets to know. */
export interface Admission {
  room: Room;
  newcomer: Participant;
  session: string;
  /** Who must go first, having the same identity. */
  evicted: Participant | undefined;
}

/**
 * Decides whether a client may enter the room it asks for. Nothing has been changed yet but the room opened.
 *
 * @throws {SignalingRefusal} 20106, 53100, 53101 (see `decideRoomName`), 20104 (see `refuseEntry`), 53103 too many
 *   rooms, 53105 room is full
 */
export const admitParticipant = (
  { name, subscribe }: RoomMessageOf<"connect">,
  grant: AccessGrant,
  directory: RoomDirectory,
  limits: RoomLimits,
  { nextRevision, mayEnter, rightsOf }: RoomContext,
): Admission => {
  const roomName = decideRoomName(name, grant.room);
  const refusal = refuseEntry(mayEnter, grant.identity, roomName);
  if (refusal) throw refusal;
  const room = directory.open(roomName);
  const evicted = [...room.participants.values()].find(({ identity }) => identity === grant.identity);
  if (room.participants.size - (evicted ? 1 : 0) >= limits.participantsPerRoom) {
    throw new SignalingRefusal(53105, `This room holds at most ${limits.participantsPerRoom} participants`);
  }
  const session = randomId();
  return {
    room,
    session,
    evicted,
    newcomer: {
      sid: randomId("PA"),
      identity: grant.identity,
      session: sessionDigest(session),
      subscribes: subscribe.rules.some(({ type }) => type === "include"),
      rights: rightsOf(grant.identity),
      state: "connected",
      revision: nextRevision(),
      localRevision: -1,
      tracks: [],
      refusedTracks: [],
    },
  };
};
