import type { ReportedPeerConnection } from "../signaling/peer-connection-schema.ts";
import type { PeerConnectionState } from "../signaling/server-message.ts";
import { type PeerPair, sideOf } from "./peer-pair.ts";

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
