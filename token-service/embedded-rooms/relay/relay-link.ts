import type { ReportedPeerConnection } from "../signaling/client-message.ts";
import type { PeerConnectionState } from "../signaling/server-message.ts";

/**
 * A participant's connection to the relay, as far as signalling knows it. `revision` of an offer and its answer is a counter that
 * both sides share (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js).
 */
export interface RelayLink {
  /** By which the client knows it. */
  readonly id: string;
  /** By which the relay knows it, and no client. */
  readonly key: string;
  /**
   * The client was asked for an offer; its offer is with the relay; or the relay was asked for one, or has made it; or both
   * sides are described.
   */
  state: "asked" | "answering" | "offering" | "offered" | "described";
  /** Of the newest offer that counts; 0 before the first. */
  revision: number;
  /** The relay's own, which a client that lost its socket is told again. */
  description: { type: "offer" | "answer"; revision: number; sdp: string } | undefined;
}

/** An offer of a client's. */
export type ClientOffer = Extract<NonNullable<ReportedPeerConnection["description"]>, { sdp: string }>;

/**
 * The offer in a report, where there is one that can be answered. A client without tracks offers no section for data, and the
 * relay has nothing to answer then.
 */
export const offerIn = ({ description }: ReportedPeerConnection): ClientOffer | undefined =>
  description?.type === "offer" && description.revision > 0 && /^m=application /m.test(description.sdp)
    ? description
    : undefined;

/** Tells a client to close a connection, above all that was said of it. */
export const closing = (id: string, revision: number): PeerConnectionState => ({
  id,
  description: { type: "close", revision: revision + 1 },
});

/**
 * The label of the channel on which a participant hears a track: another one on each of its connections, and each time that the
 * track's publisher comes back. Under a label that it knows the SDK takes the channel that it had, a closed one too
 * (twilio-video 2.36.0, es5/signaling/v2/room.js, _getOrCreateTrackReceiverDeferred and handleSubscriptions).
 *
 * @param returns how often the publisher has come back
 */
export const channelLabel = ({ key }: RelayLink, returns: number, trackSid: string): string =>
  `${key.slice(0, 8)}-${returns}-${trackSid}`;
