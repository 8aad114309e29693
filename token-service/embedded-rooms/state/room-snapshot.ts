import * as v from "valibot";
import { trackSid } from "../room/ids.ts";
import { isProbe, type Participant, type Room, type RoomContext } from "../room/room.ts";

const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));

const participants = v.array(
  v.object({
    sid: v.string(),
    identity: v.string(),
    session: v.string(),
    localRevision: revision,
    tracks: v.array(
      v.object({ id: v.string(), name: v.string(), enabled: v.boolean(), priority: v.string() }),
    ),
  }),
);

/** What a room leaves on disk: enough to take its clients back, without SDP, candidates or session secrets. */
export const roomSnapshotSchema = v.object({
  version: v.literal(1),
  /** Highest revision that may have been sent when this was written. */
  revision,
  sid: v.pipe(v.string(), v.regex(/^RM[0-9a-f]{32}$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  participants,
  /** Absent in what an earlier release wrote. */
  away: v.optional(participants, []),
});

/** A room as it is written to disk. */
export type RoomSnapshot = v.InferOutput<typeof roomSnapshotSchema>;

const keep = ({ sid, identity, session, localRevision, tracks }: Participant) => ({
  sid,
  identity,
  session,
  localRevision,
  tracks: tracks.map(({ id, name, enabled, priority }) => ({ id, name, enabled, priority })),
});

/**
 * Takes down what of a room must survive a restart; a probe need not.
 *
 * @param revision the next revision of the clock, above all that clients were told
 * @returns undefined when nobody is there who is awaited back
 */
export const takeSnapshot = (room: Room, revision: number): RoomSnapshot | undefined => {
  const lasting = [...room.participants.values()].filter((participant) => !isProbe(participant));
  if (lasting.length + room.away.size === 0) return undefined;
  return {
    version: 1,
    revision,
    sid: room.sid,
    name: room.name,
    participants: lasting.map(keep),
    away: [...room.away.values()].map(keep),
  };
};

/**
 * Makes a room as an earlier run left it. Everyone counts as connected, so that a restart alone shows nobody coming and
 * going; participants who do not come back in time leave then.
 *
 * Those who were away may still come back. A track that its participant may not publish any more is gone.
 *
 * @param context whose clock gives revisions above all earlier ones
 */
export const restoreRoom = (snapshot: RoomSnapshot, context: RoomContext): Room => {
  const { sid, name } = snapshot;
  const participants = snapshot.participants.map((kept) => restore(kept, "connected", context));
  const away = snapshot.away.map((kept) => restore(kept, "disconnected", context));
  const bySid = (list: Participant[]) => new Map(list.map((participant) => [participant.sid, participant]));
  return { sid, name, participants: bySid(participants), away: bySid(away) };
};

const restore = (
  { tracks, ...kept }: RoomSnapshot["participants"][number],
  state: Participant["state"],
  { nextRevision, rightsOf }: RoomContext,
): Participant => {
  const rights = rightsOf(kept.identity);
  return {
    ...kept,
    outlastsOutages: false,
    rights,
    state,
    revision: nextRevision(),
    tracks: tracks
      .filter(({ name }) => rights.publishes(name))
      .map((track) => ({ ...track, sid: trackSid(kept.sid, track.id) })),
    refusedTracks: [],
    returns: 0,
    link: undefined,
  };
};
