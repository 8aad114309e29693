import { channelId } from "../peer-pair/channel-id.ts";
import { otherOf, type PeerPair } from "../peer-pair/peer-pair.ts";
import { isAnswered } from "../peer-pair/settled-pair.ts";
import type { Outgoing, Published, RemoteState, Subscribed } from "../signaling/server-message.ts";
import { areConnected, othersIn, type Participant, type Room, type RoomContext } from "./room.ts";

/** A participant as the others see it; "disconnected" is what they are told last. */
export const remoteState = (
  { sid, identity, revision, state, tracks }: Participant,
  shown: RemoteState["state"] = state,
): RemoteState => ({
  sid,
  identity,
  state: shown,
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
 * Everyone else's tracks that the participant may hear, each under an id of the two's pair. connect()'s
 * automaticSubscription has no effect in peer-to-peer rooms (https://www.twilio.com/docs/video/api/track-subscriptions).
 *
 * While a connection is being replaced, the two lose each other's tracks until its offer is answered. The SDK looks for a
 * new data channel only after a track was unsubscribed; else it listens to the closed one for ever (twilio-video 2.36.0,
 * es5/participant.js, isSubscribed, and es5/signaling/v2/room.js, handleSubscriptions).
 */
export const subscribedBy = (room: Room, subscriber: Participant, revision: number): Subscribed => {
  const tracks: Subscribed["tracks"] = [];
  const pairs = new Map<string, PeerPair>();
  for (const pair of room.pairs.values()) {
    if (!pair.members.includes(subscriber.sid) || (pair.replacing && !isAnswered(pair))) continue;
    pairs.set(otherOf(pair, subscriber.sid), pair);
  }
  for (const participant of room.participants.values()) {
    const pair = pairs.get(participant.sid);
    if (!pair || !areConnected(participant, subscriber)) continue;
    for (const { id, sid, name } of participant.tracks) {
      if (!subscriber.rights.hears(name)) continue;
      tracks.push({ id: channelId(pair, participant, subscriber, id), sid, state: "ready" });
    }
  }
  return { revision, tracks };
};

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
