import type { LocalState } from "../signaling/frame-schema.ts";
import type { DataTrack, Participant, RefusedTrack } from "./room.ts";
import { trackSid } from "./track-sid.ts";

/**
 * Takes over what a participant reports of itself, if it is newer than what is known. Only data tracks are published:
 * rooms here carry pings, not media. Whether a track may be is asked each time, as a report can rename it.
 *
 * Twilio has no code for a track that is not permitted; 53300 is for what no other covers, and the SDK shows its own text for
 * it (https://www.twilio.com/docs/api/errors/53300).
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
  const refused: RefusedTrack[] = [];
  for (const { id, kind, name, enabled, priority } of state.tracks) {
    if (kind !== "data") {
      refused.push({ id, code: 53300, message: "This room carries data tracks only" });
    } else if (!participant.rights.publishes(name)) {
      refused.push({ id, code: 53300, message: "This participant may not publish pings here" });
    } else if (tracks.size >= mostTracks && !tracks.has(id)) {
      refused.push({ id, code: 53305, message: `A participant publishes at most ${mostTracks} tracks` });
    } else {
      tracks.set(id, { id, sid: trackSid(participant.sid, id), name, enabled, priority });
    }
  }
  participant.refusedTracks = refused;
  const before = JSON.stringify(participant.tracks);
  participant.tracks = [...tracks.values()];
  return JSON.stringify(participant.tracks) === before ? "same" : "changed";
};
