import type { Participant, Room } from "./room.ts";
import type { Published, RemoteState, Subscribed } from "./server-message.ts";

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

/** Everyone else's tracks, or none if the participant does not subscribe. */
export const subscribedBy = (room: Room, subscriber: Participant, revision: number): Subscribed => {
  const tracks: Subscribed["tracks"] = [];
  if (subscriber.subscribes) {
    for (const participant of room.participants.values()) {
      if (participant.sid === subscriber.sid) continue;
      for (const { id, sid } of participant.tracks) tracks.push({ id, sid, state: "ready" });
    }
  }
  return { revision, tracks };
};
