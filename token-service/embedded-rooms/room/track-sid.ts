import { createHash } from "node:crypto";

/**
 * The SID under which a data track is known in the room. It is derived rather than drawn, so that a resumed session
 * and a restarted service arrive at the same SID without a table.
 *
 * @param participantSid the publisher, "PA" and 32 hex digits
 * @param trackId the publisher's id for the track, which is also the label of its RTCDataChannel
 *   (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js, addDataTrackSender)
 * @returns "MT" and 32 lower-case hex digits
 */
export const trackSid = (participantSid: string, trackId: string): string =>
  `MT${createHash("sha256").update(`${participantSid}\n${trackId}`).digest("hex").slice(0, 32)}`;
