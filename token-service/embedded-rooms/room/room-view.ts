import { channelLabel } from "../relay/relay-link.ts";
import type { Outgoing, Published, RemoteState, Subscribed } from "../signaling/server-message.ts";
import { othersIn, type Participant, type Room, type RoomContext } from "./room.ts";

/** A participant as the others see it. */
export const remoteState = ({ sid, identity, revision, state, tracks }: Participant): RemoteState => ({
  sid,
  identity,
  state,
  revision,
  tracks: tracks.map(({ sid, name, enabled, priority }) => ({ sid, name, kind: "data", enabled, priority })),
});

/** A participant's own tracks as it is told of them. */
export const publishedBy = ({ tracks, refusedTracks }: Participant, revision: number): Published => ({
  revision,
  tracks: [
    ...tracks.map(({ id, sid }) => ({ id, sid, state: "ready" as const })),
    ...refusedTracks.map(({ id, code, message }) => ({
      id,
      state: "failed" as const,
      error: { code, message },
    })),
  ],
});

/**
 * Everyone else's tracks that a participant may hear, each under the label of its channel. There are none before it has a
 * connection. connect()'s automaticSubscription has no effect, as in peer-to-peer rooms
 * (https://www.twilio.com/docs/video/api/track-subscriptions).
 */
export const heardBy = (room: Room, subscriber: Participant): Subscribed["tracks"] => {
  const { link, rights } = subscriber;
  if (!link) return [];
  return othersIn(room, subscriber).flatMap(({ tracks, returns }) =>
    tracks
      .filter(({ name }) => rights.hears(name))
      .map(({ sid }) => ({ id: channelLabel(link, returns, sid), sid, state: "ready" })),
  );
};

/** The same as it is told of them. */
export const subscribedBy = (room: Room, subscriber: Participant, revision: number): Subscribed => ({
  revision,
  tracks: heardBy(room, subscriber),
});

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
