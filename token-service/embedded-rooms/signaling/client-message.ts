import * as v from "valibot";

/** Counters of the protocol: revisions of descriptions, candidates and participants. */
const revisionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Ids that clients choose: UUIDs in practice (twilio-video 2.36.0, es5/util/index.js, makeUUID). */
const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

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
 * _handleIceCandidateEvent). Chromium sends some ten candidates and 6.4 kB of SDP, and offers 4 kB more for each camera;
 * the bounds leave room for 30.
 */
const peerConnectionSchema = v.object({
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

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

const localStateSchema = v.object({
  revision: revisionSchema,
  tracks: v.pipe(
    v.array(
      v.object({
        id: idSchema,
        kind: text(16),
        // What a name may be, `applyLocalState` says of each track by itself.
        name: v.unknown(),
        enabled: v.boolean(),
        priority: v.nullish(v.picklist(["low", "standard", "high"]), "standard"),
      }),
    ),
    v.maxLength(1_024),
  ),
});

const peerConnections = v.optional(v.pipe(v.array(peerConnectionSchema), v.maxLength(128)), []);
const token = text(8_192);
const session = text(128);
const version = v.literal(2);

/** The room messages of a client (twilio-video 2.36.0, es5/signaling/v2/twilioconnectiontransport.js). */
const roomMessageSchema = v.variant("type", [
  v.object({ type: v.literal("ice"), token }),
  v.object({
    type: v.literal("connect"),
    version,
    token,
    // As the app gave it; see `decideRoomName`.
    name: v.unknown(),
    participant: localStateSchema,
    peer_connections: peerConnections,
  }),
  v.object({
    type: v.literal("update"),
    version,
    session,
    participant: v.optional(localStateSchema),
    peer_connections: peerConnections,
  }),
  v.object({
    type: v.literal("sync"),
    version,
    session,
    token,
    participant: localStateSchema,
    peer_connections: peerConnections,
  }),
  // A cancelled connect() says goodbye without having got a session.
  v.object({ type: v.literal("disconnect"), version, session: v.nullable(session) }),
]);

/**
 * Every frame that a client may send (twilio-video 2.36.0, es5/twilioconnection.js). Releases 2.0 and 2.1 name no version in
 * their hello, and send their first message after it.
 */
const frameSchema = v.variant("type", [
  v.object({ type: v.literal("hello"), version: v.optional(version), body: v.optional(roomMessageSchema) }),
  v.object({ type: v.literal("msg"), body: roomMessageSchema }),
  v.object({ type: v.literal("heartbeat") }),
  v.object({ type: v.literal("bye") }),
]);

/** A frame that has been checked. */
type Frame = v.InferOutput<typeof frameSchema>;
/** A room message that has been checked. */
export type RoomMessage = v.InferOutput<typeof roomMessageSchema>;
/** What a participant reports of itself and its tracks. */
export type LocalState = v.InferOutput<typeof localStateSchema>;
/** A room message of one type, such as RoomMessageOf<"sync">. */
export type RoomMessageOf<Type extends RoomMessage["type"]> = Extract<RoomMessage, { type: Type }>;

/** A frame, or its fault: a WebSocket close code (RFC 6455, section 7.4.1) and a reason fit for a log. */
export type ParsedFrame = { frame: Frame } | { closeCode: 1003 | 1007 | 1008; reason: string };

/**
 * Reads one WebSocket frame. Never throws, and its reason never repeats what the client sent.
 *
 * @param data the payload, UTF-8
 * @param isBinary whether it came as a binary frame; the protocol has none
 */
export const parseFrame = (data: Buffer, isBinary: boolean): ParsedFrame => {
  if (isBinary) return { closeCode: 1003, reason: "binary frame" };
  let value: unknown;
  try {
    value = JSON.parse(data.toString("utf8"));
  } catch {
    return { closeCode: 1007, reason: "not JSON" };
  }
  const parsed = v.safeParse(frameSchema, value, { abortEarly: true });
  if (parsed.success) return { frame: parsed.output };
  const [issue] = parsed.issues;
  return { closeCode: 1008, reason: `unexpected ${v.getDotPath(issue) ?? "frame"} (${issue.type})` };
};
