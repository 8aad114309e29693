import { isLongerThan, longestName } from "../admission/room-name.ts";
import type { LocalState } from "../signaling/client-message.ts";
import type { Outgoing } from "../signaling/server-message.ts";
import { trackSid } from "./ids.ts";
import type { DataTrack, Participant, RefusedTrack, Room, RoomContext } from "./room.ts";
import { announceTracks, publishedBy } from "./room-view.ts";

/**
 * Takes over a participant's report on itself, if it is newer than the last. Rooms here carry pings and no media, so only
 * data tracks are published. Each report is checked, since it can rename a track.
 *
 * A refused track fails by itself, and the others and the stay go on. Twilio has no code for a track that is not permitted;
 * 53300 is for all that no other covers, and the SDK shows its own text for it
 * (https://www.twilio.com/docs/api/errors/53300).
 *
 * @param participant changed in place
 * @param state its complete list of tracks
 * @param mostTracks how many may be published
 * @returns "stale" when nothing was new, "same" when the others see no difference, "changed" when they must be told
 */
export const applyLocalState = (
  participant: Participant,
  state: LocalState,
  mostTracks: number,
): "stale" | "same" | "changed" => {
  if (state.revision <= participant.localRevision) return "stale";
  participant.localRevision = state.revision;
  const tracks = new Map<string, DataTrack>();
  const refused = new Map<string, RefusedTrack>();
  const names = new Set<unknown>();
  for (const track of state.tracks) {
    const { id, name, enabled, priority } = track;
    // Listed twice, it is one track.
    if (tracks.has(id) || refused.has(id)) continue;
    const refusal =
      refuseName(name, names) ?? refuseTrack(participant, track, tracks.size >= mostTracks, mostTracks);
    names.add(name);
    if (refusal) refused.set(id, { id, ...refusal });
    else tracks.set(id, { id, sid: trackSid(participant.sid, id), name: String(name), enabled, priority });
  }
  participant.refusedTracks = [...refused.values()];
  const before = JSON.stringify(participant.tracks);
  participant.tracks = [...tracks.values()];
  return JSON.stringify(participant.tracks) === before ? "same" : "changed";
};

type Refusal = Omit<RefusedTrack, "id">;

/** @param taken the names of the participant's tracks before this one, of those too that were refused for something else */
const refuseName = (name: unknown, taken: ReadonlySet<unknown>): Refusal | undefined => {
  if (typeof name !== "string" || name === "") return { code: 53301, message: "A track's name is text" };
  if (isLongerThan(name, longestName)) {
    return { code: 53302, message: `A track's name has at most ${longestName} characters` };
  }
  if (taken.has(name)) return { code: 53304, message: "Another track of this participant has the same name" };
  return undefined;
};

const refuseTrack = (
  { rights }: Participant,
  { kind, name }: LocalState["tracks"][number],
  isFull: boolean,
  mostTracks: number,
): Refusal | undefined => {
  if (kind !== "data") return { code: 53300, message: "This room carries data tracks only" };
  if (!rights.publishes(String(name))) {
    return { code: 53300, message: "This participant may not publish pings here" };
  }
  return isFull
    ? { code: 53203, message: `A participant publishes at most ${mostTracks} tracks` }
    : undefined;
};

/**
 * Takes in a participant's report on its tracks, and tells the others before the publisher. What the publisher sends as
 * soon as publishTrack() resolves is lost on a subscriber that does not know the track yet.
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
