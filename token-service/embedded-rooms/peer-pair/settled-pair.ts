import type { Room } from "../room/room.ts";
import type { PairSide, PeerPair } from "./peer-pair.ts";

/** Whether the newest offer has been answered. */
export const isAnswered = (pair: PeerPair): boolean =>
  pair.offerRevision > 0 && pair.answerRevision >= pair.offerRevision;

/** Whether this side's last candidate list is complete and belongs to its newest description. */
export const isGathered = ({ description, ice }: PairSide): boolean =>
  ice?.complete === true && (description === undefined || ufragOf(description) === ice.ufrag);

/**
 * Whether a restart may keep the pair as it is: each side has all it needs of the other. Otherwise its candidates could
 * be lost, because a client never repeats them (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js, getState).
 */
export const isKeptOverRestart = (pair: PeerPair): boolean =>
  pair.settled || (isAnswered(pair) && pair.sides.every(isGathered));

/**
 * Settles every pair on live sockets whose last word is old enough that both sides must have got it. The service then keeps
 * nothing of it for repeating.
 *
 * @param room changed in place
 * @param before monotonic milliseconds; pairs without a word since then settle
 * @param isOnline whether a participant, by SID, has a socket
 * @returns whether any pair settled, and whether some have yet to
 */
export const settleIdlePairs = (
  room: Room,
  before: number,
  isOnline: (sid: string) => boolean,
): { settled: boolean; isPending: boolean } => {
  const outcome = { settled: false, isPending: false };
  for (const pair of room.pairs.values()) {
    if (pair.settled) continue;
    if (pair.changedAt > before || !isAnswered(pair) || !pair.members.every(isOnline)) {
      outcome.isPending = true;
      continue;
    }
    outcome.settled = true;
    pair.settled = true;
    for (const side of pair.sides) {
      side.description = undefined;
      side.ice = undefined;
    }
  }
  return outcome;
};

/** RFC 8839, section 5.4: the ufrag changes with every ICE restart. */
const ufragOf = (description: NonNullable<PairSide["description"]>): string | undefined =>
  "sdp" in description ? /^a=ice-ufrag:(\S+)/m.exec(description.sdp)?.[1] : undefined;
