import type { ReportedPeerConnection } from "../signaling/client-message.ts";

/** What one side of a pair has told the other and may have to be told again after a lost socket. */
export interface PairSide {
  description: ReportedPeerConnection["description"];
  ice: ReportedPeerConnection["ice"];
  /** Highest revision of `ice` passed on; the client counts it up per peer connection and never resets it. */
  iceRevision: number;
}

/**
 * Two participants and the peer connection between them, known to both browsers by the same id. `revision` of an offer
 * and its answer is a counter that both share (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js).
 */
export interface PeerPair {
  readonly id: string;
  readonly members: readonly [string, string];
  readonly sides: readonly [PairSide, PairSide];
  /** Who was told to make the first offer; the other must never be told so too, or both wait for ever. */
  readonly offerer: string;
  /** Stands in for a connection that the two had before; see `subscribedBy`. */
  readonly replacing: boolean;
  /** Read from disk: what the sides had said was not kept. */
  readonly restored: boolean;
  /** Highest offer passed on; 0 before the first. */
  offerRevision: number;
  /** Who made that offer; undefined when unknown. */
  offerFrom: string | undefined;
  /** Highest answer passed on. */
  answerRevision: number;
  /** The connection is up as far as signalling can tell; nothing is kept for repeating. */
  settled: boolean;
  /** Monotonic milliseconds of the last word on this pair. */
  changedAt: number;
}

/** Makes a pair in which nothing has been said yet. */
export const createPeerPair = (
  id: string,
  offerer: string,
  other: string,
  now: number,
  replacing = false,
): PeerPair => ({
  id,
  members: [offerer, other],
  sides: [emptySide(), emptySide()],
  offerer,
  replacing,
  restored: false,
  offerRevision: 0,
  offerFrom: undefined,
  answerRevision: 0,
  settled: false,
  changedAt: now,
});

/** Makes a pair as an earlier run of the service left it. */
export const restorePeerPair = (
  kept: { id: string; members: readonly [string, string]; offerRevision: number; settled: boolean },
  now: number,
): PeerPair => ({
  ...createPeerPair(kept.id, ...kept.members, now),
  restored: true,
  offerRevision: kept.offerRevision,
  answerRevision: kept.settled ? kept.offerRevision : 0,
  settled: kept.settled,
});

const emptySide = (): PairSide => ({ description: undefined, ice: undefined, iceRevision: 0 });

/** @throws {RangeError} when the participant is not one of the pair */
export const sideOf = (pair: PeerPair, sid: string): PairSide => pair.sides[indexOf(pair, sid)];

/** @throws {RangeError} when the participant is not one of the pair */
export const otherOf = (pair: PeerPair, sid: string): string =>
  pair.members[indexOf(pair, sid) === 0 ? 1 : 0];

const indexOf = (pair: PeerPair, sid: string): 0 | 1 => {
  if (pair.members[0] === sid) return 0;
  if (pair.members[1] === sid) return 1;
  throw new RangeError("not a member of this pair");
};
