import { createPeerPair, otherOf } from "../peer-pair/peer-pair.ts";
import { relayPeerConnection } from "../peer-pair/relay-peer-connection.ts";
import type { ReportedPeerConnection } from "../signaling/client-message.ts";
import type { Outgoing, PeerConnectionState } from "../signaling/server-message.ts";
import { areConnected, othersIn, type Participant, type Room, type RoomContext } from "./room.ts";
import { publishedBy, remoteState, subscribedBy } from "./room-view.ts";

/**
 * Lets a participant into a room. It gets the roster and a pair with everybody whom it may hear or be heard by, and the
 * others hear of the newcomer.
 *
 * @param room changed in place
 * @param offered the `connect` message's peer connections; the SDK always sends one, with an offer
 * @param session the new session's secret, told to nobody else
 * @param sessionTimeoutSeconds see `SignalingTiming`
 */
export const joinRoom = (
  room: Room,
  newcomer: Participant,
  offered: readonly ReportedPeerConnection[],
  session: string,
  sessionTimeoutSeconds: number,
  context: RoomContext,
): Outgoing[] => {
  const others = othersIn(room, newcomer);
  room.participants.set(newcomer.sid, newcomer);
  const connected = others.filter((other) => areConnected(newcomer, other));
  const { forNewcomer, forOthers } = openPairs(room, newcomer, connected, offered, context);
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
        peer_connections: forNewcomer,
        published: publishedBy(newcomer, revision),
        subscribed: subscribedBy(room, newcomer, revision),
        options: { session_timeout: sessionTimeoutSeconds, signaling_region: "embedded" },
      },
    },
    ...others.map((other): Outgoing => {
      const peerConnection = forOthers.get(other.sid);
      return {
        to: [other.sid],
        body: {
          type: "update",
          participants: [remoteState(newcomer)],
          subscribed: subscribedBy(room, other, revision),
          ...(peerConnection && { peer_connections: [peerConnection] }),
        },
      };
    }),
  ];
};

/**
 * Has the newcomer make an offer to each of the others, under an id of the service's. Between two clients that do not pair
 * their channels any id will do: then the first usable offer goes to the first of the others, which spares a round trip.
 *
 * An offer that nobody takes is closed. Pending, it would fail after 15 s without candidates (twilio-video 2.36.0,
 * es5/signaling/v2/peerconnection.js, _handleIceGatheringTimeout).
 */
const openPairs = (
  room: Room,
  newcomer: Participant,
  others: readonly Participant[],
  offered: readonly ReportedPeerConnection[],
  { newPairId, now }: RoomContext,
) => {
  const forNewcomer: PeerConnectionState[] = [];
  const forOthers = new Map<string, PeerConnectionState>();
  const reused =
    others[0] && !others[0].pairsChannels && !newcomer.pairsChannels
      ? offered.find(
          ({ id, description }) =>
            description?.type === "offer" && description.revision > 0 && !room.pairs.has(id),
        )
      : undefined;
  for (const { id, description } of offered) {
    if (id === reused?.id) continue;
    forNewcomer.push({ id, description: { type: "close", revision: (description?.revision ?? 0) + 1 } });
  }
  for (const [index, other] of others.entries()) {
    const id = index === 0 && reused ? reused.id : newPairId();
    const pair = createPeerPair(id, newcomer.sid, other.sid, now());
    room.pairs.set(id, pair);
    const forward =
      index === 0 && reused ? relayPeerConnection(pair, newcomer.sid, reused, now()) : undefined;
    if (forward) forOthers.set(other.sid, forward);
    else forNewcomer.push({ id, description: { type: "create-offer", revision: 1 } });
  }
  return { forNewcomer, forOthers };
};

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
