import type { Outgoing, PeerConnectionState } from "../signaling/server-message.ts";
import { othersIn, type Participant, type Room, type RoomContext } from "./room.ts";
import { publishedBy, remoteState, subscribedBy } from "./room-view.ts";

/**
 * Lets a participant into a room. It gets the roster, and the others hear of the newcomer.
 *
 * @param room changed in place
 * @param connections what the newcomer is told of those that it offered
 * @param session the new session's secret, told to nobody else
 * @param sessionTimeoutSeconds see `SignalingTiming`
 */
export const joinRoom = (
  room: Room,
  newcomer: Participant,
  connections: PeerConnectionState[],
  session: string,
  sessionTimeoutSeconds: number,
  context: RoomContext,
): Outgoing[] => {
  const others = othersIn(room, newcomer);
  room.participants.set(newcomer.sid, newcomer);
  const revision = context.nextRevision();
  return [
    {
      to: [newcomer.sid],
      body: {
        type: "connected",
        session,
        sid: room.sid,
        name: room.name,
        participant: { sid: newcomer.sid, identity: newcomer.identity },
        participants: others.map((other) => remoteState(other)),
        peer_connections: connections,
        published: publishedBy(newcomer, revision),
        subscribed: subscribedBy(room, newcomer, revision),
        options: { session_timeout: sessionTimeoutSeconds, signaling_region: "embedded" },
      },
    },
    ...tellOthers(room, others, newcomer, revision),
  ];
};

/**
 * Takes a participant out of its room for the others.
 *
 * @param room changed in place; it may be empty afterwards
 */
export const leaveRoom = (room: Room, leaver: Participant, context: RoomContext): Outgoing[] => {
  room.participants.delete(leaver.sid);
  leaver.state = "disconnected";
  leaver.revision = context.nextRevision();
  return tellOthers(room, othersIn(room, leaver), leaver, context.nextRevision());
};

const tellOthers = (
  room: Room,
  others: readonly Participant[],
  participant: Participant,
  revision: number,
): Outgoing[] =>
  others.map((other) => ({
    to: [other.sid],
    body: {
      type: "update",
      participants: [remoteState(participant)],
      subscribed: subscribedBy(room, other, revision),
    },
  }));
