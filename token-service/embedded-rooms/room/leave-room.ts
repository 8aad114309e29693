import { otherOf } from "../peer-pair/peer-pair.ts";
import type { Outgoing, PeerConnectionState } from "../signaling/server-message.ts";
import { othersIn, type Participant, type Room, type RoomContext } from "./room.ts";
import { remoteState, subscribedBy } from "./room-view.ts";

/**
 * Takes a participant out of its room and closes its pairs at the others' side: a leaving client does not do that itself.
 *
 * @param room changed in place; it may be empty afterwards
 */
export const leaveRoom = (room: Room, leaver: Participant, context: RoomContext): Outgoing[] => {
  room.participants.delete(leaver.sid);
  const closed = new Map<string, PeerConnectionState>();
  for (const pair of room.pairs.values()) {
    if (!pair.members.includes(leaver.sid)) continue;
    room.pairs.delete(pair.id);
    const close = { type: "close", revision: pair.offerRevision + 1 } as const;
    closed.set(otherOf(pair, leaver.sid), { id: pair.id, description: close });
  }
  leaver.revision = context.nextRevision();
  const revision = context.nextRevision();
  return othersIn(room, leaver).map((other): Outgoing => {
    const peerConnection = closed.get(other.sid);
    return {
      to: [other.sid],
      body: {
        type: "update",
        participants: [remoteState(leaver, "disconnected")],
        subscribed: subscribedBy(room, other, revision),
        ...(peerConnection && { peer_connections: [peerConnection] }),
      },
    };
  });
};
