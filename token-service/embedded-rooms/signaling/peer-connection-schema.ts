import * as v from "valibot";

/** Counters of the protocol: revisions of descriptions, candidates and participants. */
export const revisionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Ids that clients choose: UUIDs in practice (twilio-video 2.36.0, es5/util/index.js, makeUUID). */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** RTCIceCandidateInit (W3C WebRTC, section 4.8.1); anything else in it is not passed on. */
const candidateSchema = v.object({
  candidate: v.pipe(v.string(), v.maxLength(512)),
  sdpMid: v.nullish(v.pipe(v.string(), v.maxLength(64))),
  sdpMLineIndex: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  usernameFragment: v.nullish(v.pipe(v.string(), v.maxLength(256))),
});

const sdp = v.pipe(v.string(), v.minLength(1), v.maxLength(131_072));

/**
 * What a client says of one peer connection (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js: getState and
 * _handleIceCandidateEvent). Chromium sends some ten candidates and 6.4 kB of SDP, and 4 kB more for each camera, which is not
 * published here but offered: the bounds leave room for 30.
 */
export const peerConnectionSchema = v.object({
  id: idSchema,
  description: v.optional(
    v.variant("type", [
      v.object({ type: v.picklist(["offer", "answer"]), revision: revisionSchema, sdp }),
      v.object({ type: v.literal("close"), revision: revisionSchema }),
    ]),
  ),
  ice: v.optional(
    v.object({
      ufrag: v.nullish(v.pipe(v.string(), v.maxLength(256))),
      revision: revisionSchema,
      complete: v.optional(v.boolean()),
      candidates: v.optional(v.pipe(v.array(candidateSchema), v.maxLength(128)), []),
    }),
  ),
});

/** One peer connection as a client describes it. */
export type ReportedPeerConnection = v.InferOutput<typeof peerConnectionSchema>;
