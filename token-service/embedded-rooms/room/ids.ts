import { createHash, randomBytes } from "node:crypto";

/**
 * Mints an unguessable id from 128 random bits, in the form of a Twilio SID when given its two-letter prefix.
 *
 * @param prefix "RM" for a room, "PA" for a participant, nothing for sessions and peer connections
 * @returns the prefix followed by 32 lower-case hex digits
 */
export const randomId = (prefix: "RM" | "PA" | "" = ""): string => prefix + randomBytes(16).toString("hex");

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

/**
 * The digest of a session that the service keeps in memory and on disk. It serves to recognise a session and not to resume
 * it, so a leaked state file lets nobody into a room.
 *
 * @param session the secret that the client got in `connected` and repeats in `sync`
 * @returns its SHA-256 in base64url, 43 characters
 */
export const sessionDigest = (session: string): string =>
  createHash("sha256").update(session).digest("base64url");

/**
 * Makes the clock that numbers every room state sent to clients. A client drops any state whose revision is not above its
 * last one (twilio-video 2.36.0, es5/signaling/v2/room.js and remoteparticipant.js). So revisions must rise across restarts
 * too, even when the machine's clock was set back.
 *
 * @param after the highest revision that an earlier run may have sent; 0 if there was none
 * @param now wall-clock milliseconds since 1970
 * @returns a function giving the next revision, a safe integer above all earlier ones
 */
export const createRevisionClock = (after = 0, now: () => number = Date.now): (() => number) => {
  let last = after;
  return () => {
    last = Math.max(Math.trunc(now()), last + 1);
    return last;
  };
};
