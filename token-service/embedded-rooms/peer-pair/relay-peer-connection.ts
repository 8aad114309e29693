import type { Participant, Room, RoomContext } from "../room/room.ts";
import { subscribedBy } from "../room/room-view.ts";
import type { ReportedPeerConnection } from "../signaling/client-message.ts";
import type { Outgoing, PeerConnectionState } from "../signaling/server-message.ts";
import { createPeerPair, otherOf, type PeerPair, sideOf } from "./peer-pair.ts";

/**
 * Takes in what one side says of its peer connection and decides what the other side is told.
 *
 * - An offer passes if its revision is above every offer before it. When both sides offer the same revision at once, the
 *   second is dropped: its maker gets the first, rolls back, answers, and offers anew with the next revision. Passing on
 *   both would make both roll back.
 * - An answer passes if it answers the newest offer (or a newer one, when a restart lost count) and comes from the side
 *   that did not make it.
 * - Candidates are cumulative: only a newer list passes, and only the newest is kept.
 *
 * Source: twilio-video 2.36.0, es5/signaling/v2/peerconnection.js (_updateDescription, _handleGlare) and icebox.js.
 *
 * @param pair changed in place
 * @param from SID of the side that speaks
 * @param now monotonic milliseconds
 * @returns what to send to the other side; undefined when nothing is new to it
 */
export const relayPeerConnection = (
  pair: PeerPair,
  from: string,
  { description, ice }: ReportedPeerConnection,
  now: number,
): PeerConnectionState | undefined => {
  const side = sideOf(pair, from);
  const forward: PeerConnectionState = { id: pair.id };
  if (description && description.type !== "close" && isNews(pair, from, description)) {
    if (description.type === "offer") {
      pair.offerFrom = from;
    } else {
      pair.answerRevision = description.revision;
    }
    pair.offerRevision = description.revision;
    side.description = description;
    forward.description = description;
  }
  if (ice && ice.revision > side.iceRevision) {
    side.iceRevision = ice.revision;
    side.ice = ice;
    forward.ice = ice;
  }
  if (!forward.description && !forward.ice) return undefined;
  pair.settled = false;
  pair.changedAt = now;
  return forward;
};

const isNews = (
  pair: PeerPair,
  from: string,
  { type, revision }: { type: string; revision: number },
): boolean => {
  if (type === "offer") return revision > pair.offerRevision;
  return revision >= pair.offerRevision && revision > pair.answerRevision && pair.offerFrom !== from;
};

/**
 * Passes a participant's reports on its peer connections to the other sides. Reports on a connection that is not its own
 * or no longer exists are ignored: they are normal just after a `close`.
 *
 * @param room changed in place
 */
export const relayReports = (
  room: Room,
  from: Participant,
  reports: readonly ReportedPeerConnection[],
  context: RoomContext,
): Outgoing[] =>
  reports.flatMap((report): Outgoing[] => {
    const pair = room.pairs.get(report.id);
    if (!pair?.members.includes(from.sid)) return [];
    const to = [otherOf(pair, from.sid)];
    if (report.description?.type === "close") return endPair(room, pair, from.sid, context);
    const forward = relayPeerConnection(pair, from.sid, report, context.now());
    if (!forward) return [];
    const out: Outgoing[] = [{ to, body: { type: "update", peer_connections: [forward] } }];
    // The two get each other's tracks back, see `subscribedBy`.
    if (pair.replacing && forward.description?.type === "answer") {
      for (const sid of pair.members) out.push(...tellSubscribed(room, sid, context));
    }
    return out;
  });

/**
 * Closes a pair that one side has closed. The SDK does so by itself only after the connection has failed for a whole
 * session timeout (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js, _iceReconnectTimeout).
 *
 * The two get a new connection under a fresh id, since a client never reuses a closed one. A pair that was still new gets
 * none, lest a client keep its peers busy with closing and opening.
 */
const endPair = (room: Room, pair: PeerPair, closer: string, context: RoomContext): Outgoing[] => {
  const other = otherOf(pair, closer);
  room.pairs.delete(pair.id);
  const close = { id: pair.id, description: { type: "close", revision: pair.offerRevision + 1 } } as const;
  const out: Outgoing[] = [{ to: [other], body: { type: "update", peer_connections: [close] } }];
  if (!pair.settled) return out;
  const fresh = createPeerPair(context.newPairId(), closer, other, context.now(), true);
  room.pairs.set(fresh.id, fresh);
  const createOffer = { id: fresh.id, description: { type: "create-offer", revision: 1 } } as const;
  for (const sid of pair.members) out.push(...tellSubscribed(room, sid, context));
  return [...out, { to: [closer], body: { type: "update", peer_connections: [createOffer] } }];
};

/** Tells a participant which tracks it has now. */
const tellSubscribed = (room: Room, sid: string, { nextRevision }: RoomContext): Outgoing[] => {
  const participant = room.participants.get(sid);
  if (!participant) return [];
  return [
    { to: [sid], body: { type: "update", subscribed: subscribedBy(room, participant, nextRevision()) } },
  ];
};
