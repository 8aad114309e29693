import * as v from "valibot";
import { restorePeerPair } from "../peer-pair/peer-pair.ts";
import { isKeptOverRestart } from "../peer-pair/settled-pair.ts";
import { areConnected, isProbe, type Room, type RoomContext } from "../room/room.ts";
import { trackSid } from "../room/track-sid.ts";

const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));

/** What a room leaves on disk: enough to take its clients back, without SDP, candidates or session secrets. */
export const roomSnapshotSchema = v.object({
  version: v.literal(1),
  /** Highest revision that may have been sent when this was written. */
  revision,
  sid: v.pipe(v.string(), v.regex(/^RM[0-9a-f]{32}$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  participants: v.pipe(
    v.array(
      v.object({
        sid: v.string(),
        identity: v.string(),
        session: v.string(),
        /** Absent in what an earlier release wrote. */
        pairsChannels: v.optional(v.boolean(), false),
        localRevision: revision,
        tracks: v.array(
          v.object({ id: v.string(), name: v.string(), enabled: v.boolean(), priority: v.string() }),
        ),
      }),
    ),
    v.minLength(1),
  ),
  pairs: v.array(
    v.object({
      id: v.string(),
      members: v.tuple([v.string(), v.string()]),
      offerRevision: revision,
      settled: v.boolean(),
    }),
  ),
});

/** A room as it is written to disk. */
export type RoomSnapshot = v.InferOutput<typeof roomSnapshotSchema>;

/**
 * Takes down what of a room must survive a restart; a probe need not.
 *
 * @param revision the next revision of the clock, above all that clients were told
 * @returns undefined when nobody is there who is awaited back
 */
export const takeSnapshot = (room: Room, revision: number): RoomSnapshot | undefined => {
  const lasting = [...room.participants.values()].filter((participant) => !isProbe(participant));
  if (lasting.length === 0) return undefined;
  return {
    version: 1,
    revision,
    sid: room.sid,
    name: room.name,
    participants: lasting.map(({ sid, identity, session, pairsChannels, localRevision, tracks }) => ({
      sid,
      identity,
      session,
      pairsChannels,
      localRevision,
      tracks: tracks.map(({ id, name, enabled, priority }) => ({ id, name, enabled, priority })),
    })),
    pairs: [...room.pairs.values()].map((pair) => ({
      id: pair.id,
      members: [...pair.members],
      offerRevision: pair.offerRevision,
      settled: isKeptOverRestart(pair),
    })),
  };
};

/**
 * Makes a room as an earlier run left it. Everyone counts as connected, so that nobody sees the others come and go just
 * because the service restarted; who does not come back in time leaves then. A track that its participant may not publish
 * any more is gone.
 *
 * @param context whose clock gives revisions above all earlier ones
 */
export const restoreRoom = (
  { sid, name, participants, pairs }: RoomSnapshot,
  { nextRevision, now, rightsOf }: RoomContext,
): Room => {
  const room: Room = { sid, name, participants: new Map(), pairs: new Map() };
  for (const { tracks, ...kept } of participants) {
    const rights = rightsOf(kept.identity);
    room.participants.set(kept.sid, {
      ...kept,
      rights,
      state: "connected",
      revision: nextRevision(),
      tracks: tracks
        .filter(({ name }) => rights.publishes(name))
        .map((track) => ({ ...track, sid: trackSid(kept.sid, track.id) })),
      refusedTracks: [],
    });
  }
  for (const pair of pairs) {
    const [one, other] = pair.members.map((member) => room.participants.get(member));
    if (one && other && areConnected(one, other)) room.pairs.set(pair.id, restorePeerPair(pair, now()));
  }
  return room;
};
