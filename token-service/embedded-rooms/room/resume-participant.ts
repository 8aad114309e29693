import type { RoomMessageOf } from "../signaling/client-message.ts";
import type { Outgoing, PeerConnectionState } from "../signaling/server-message.ts";
import { othersIn, type Participant, type Room, type RoomContext } from "./room.ts";
import { announceState, announceTracks, publishedBy, remoteState, subscribedBy } from "./room-view.ts";
import { applyLocalState } from "./update-participant.ts";

/**
 * Brings a participant with a new socket up to date: everyone in the room, its tracks, and its connection. `synced` lists the
 * connections that count; the client closes those that are absent.
 *
 * @param room changed in place
 * @param sync the client's own state
 * @param resumeConnection gives what the client is told of its connection, once its tracks are known
 */
export const resumeParticipant = (
  room: Room,
  participant: Participant,
  sync: RoomMessageOf<"sync">,
  resumeConnection: () => PeerConnectionState[],
  mostTracks: number,
  context: RoomContext,
): Outgoing[] => {
  const tracksChanged = applyLocalState(participant, sync.participant, mostTracks) === "changed";
  // The others have let go of the tracks of somebody whom they saw leave.
  const isBack = participant.state === "disconnected";
  const told = announceState(room, participant, "connected", context);
  if (tracksChanged || isBack) told.push(...announceTracks(room, participant, context));
  const connections = resumeConnection();
  const revision = context.nextRevision();
  return [
    {
      to: [participant.sid],
      body: {
        type: "synced",
        participants: othersIn(room, participant).map((other) => remoteState(other)),
        peer_connections: connections,
        published: publishedBy(participant, revision),
        subscribed: subscribedBy(room, participant, revision),
      },
    },
    ...told,
  ];
};
