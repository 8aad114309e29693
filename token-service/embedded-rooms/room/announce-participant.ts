import type { Outgoing } from "../signaling/server-message.ts";
import { othersIn, type Participant, type Room, type RoomContext } from "./room.ts";
import { remoteState, subscribedBy } from "./room-view.ts";

/** Tells the others that a participant's tracks changed. */
export const announceTracks = (
  room: Room,
  participant: Participant,
  { nextRevision }: RoomContext,
): Outgoing[] => {
  participant.revision = nextRevision();
  const revision = nextRevision();
  return othersIn(room, participant).map((other) => ({
    to: [other.sid],
    body: {
      type: "update",
      participants: [remoteState(participant)],
      subscribed: subscribedBy(room, other, revision),
    },
  }));
};

/** Tells the others that a participant lost its socket, or has one again. */
export const announceState = (
  room: Room,
  participant: Participant,
  state: Participant["state"],
  { nextRevision }: RoomContext,
): Outgoing[] => {
  if (participant.state === state) return [];
  participant.state = state;
  participant.revision = nextRevision();
  const to = othersIn(room, participant).map(({ sid }) => sid);
  return to.length > 0 ? [{ to, body: { type: "update", participants: [remoteState(participant)] } }] : [];
};
