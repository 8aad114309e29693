import { createPeerPair, otherOf, type PeerPair, sideOf } from "../peer-pair/peer-pair.ts";
import { relayReports } from "../peer-pair/relay-peer-connection.ts";
import { isGathered } from "../peer-pair/settled-pair.ts";
import type { RoomMessageOf } from "../signaling/client-message.ts";
import type { Outgoing, PeerConnectionState } from "../signaling/server-message.ts";
import { areConnected, othersIn, type Participant, pairOf, type Room, type RoomContext } from "./room.ts";
import { announceState, announceTracks, publishedBy, remoteState, subscribedBy } from "./room-view.ts";
import { applyLocalState } from "./update-participant.ts";

/**
 * Brings a participant with a new socket up to date: everyone in the room, its tracks, and the last word of the other side
 * of each peer connection, which the client skips by revision if it has it. `synced` lists all connections; the client
 * closes those that are absent.
 *
 * @param room changed in place
 * @param sync the client's own state, with its current local descriptions but without candidates
 */
export const resumeParticipant = (
  room: Room,
  participant: Participant,
  sync: RoomMessageOf<"sync">,
  mostTracks: number,
  context: RoomContext,
): Outgoing[] => {
  const tracksChanged = applyLocalState(participant, sync.participant, mostTracks) === "changed";
  const told = announceState(room, participant, "connected", context);
  if (tracksChanged) told.push(...announceTracks(room, participant, context));
  const reported = new Set(sync.peer_connections.map(({ id }) => id));
  const peerConnections: PeerConnectionState[] = [];
  for (const other of othersIn(room, participant)) {
    if (!areConnected(participant, other)) continue;
    const pair = pairOf(room, participant.sid, other.sid);
    const kept = pair && isUsable(pair, participant.sid, reported.has(pair.id)) ? pair : undefined;
    const current = kept ?? openPair(room, participant.sid, other.sid, context);
    if (pair && !kept) {
      room.pairs.delete(pair.id);
      const close = { type: "close", revision: pair.offerRevision + 1 } as const;
      told.push({
        to: [other.sid],
        body: {
          type: "update",
          peer_connections: [{ id: pair.id, description: close }],
          subscribed: subscribedBy(room, other, context.nextRevision()),
        },
      });
    }
    const state = recall(current, participant.sid, reported, context);
    if (state) peerConnections.push(state);
  }
  const revision = context.nextRevision();
  return [
    {
      to: [participant.sid],
      body: {
        type: "synced",
        participants: othersIn(room, participant).map((other) => remoteState(other)),
        peer_connections: peerConnections,
        published: publishedBy(participant, revision),
        subscribed: subscribedBy(room, participant, revision),
      },
    },
    ...told,
    ...relayReports(room, participant, sync.peer_connections, context),
  ];
};

/**
 * Whether a pair can go on after the participant lost its socket. Candidates sent into the dying socket are lost for good,
 * so an unconnected pair must have all of this side's. The other side's words are still known here, unless the service
 * restarted.
 */
const isUsable = (pair: PeerPair, sid: string, isReported: boolean): boolean => {
  if (pair.settled) return isReported;
  if (pair.restored) return false;
  return !isReported || isGathered(sideOf(pair, sid));
};

const openPair = (room: Room, offerer: string, other: string, { newPairId, now }: RoomContext): PeerPair => {
  const pair = createPeerPair(newPairId(), offerer, other, now(), true);
  room.pairs.set(pair.id, pair);
  return pair;
};

/** What the participant must know of a pair; undefined while it is the other's turn to make the first offer. */
const recall = (
  pair: PeerPair,
  sid: string,
  reported: ReadonlySet<string>,
  { now }: RoomContext,
): PeerConnectionState | undefined => {
  pair.changedAt = now();
  const { description, ice } = sideOf(pair, otherOf(pair, sid));
  if (description || reported.has(pair.id)) {
    return { id: pair.id, ...(description && { description }), ...(ice && { ice }) };
  }
  if (pair.offerer !== sid) return undefined;
  return { id: pair.id, description: { type: "create-offer", revision: 1 } };
};
