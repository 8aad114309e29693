import type { LocalState } from "../signaling/frame-schema.ts";
import type { Outgoing } from "../signaling/server-message.ts";
import { announceTracks } from "./announce-participant.ts";
import { applyLocalState } from "./apply-local-state.ts";
import type { Participant, Room, RoomContext } from "./room.ts";
import { publishedBy } from "./room-view.ts";

/**
 * Takes in a participant's report on its tracks. The others are told before the publisher, because what it sends as soon
 * as publishTrack() resolves is lost on a subscriber that does not know the track yet.
 *
 * @returns nothing when the report is not newer than the last
 */
export const updateParticipant = (
  room: Room,
  participant: Participant,
  state: LocalState,
  mostTracks: number,
  context: RoomContext,
): Outgoing[] => {
  const outcome = applyLocalState(participant, state, mostTracks);
  if (outcome === "stale") return [];
  return [
    ...(outcome === "changed" ? announceTracks(room, participant, context) : []),
    {
      to: [participant.sid],
      body: { type: "update", published: publishedBy(participant, context.nextRevision()) },
    },
  ];
};
