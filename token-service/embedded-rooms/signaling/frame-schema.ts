import * as v from "valibot";
import { idSchema, peerConnectionSchema, revisionSchema } from "./peer-connection-schema.ts";

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
export const frameSchema = v.variant("type", [
  v.object({ type: v.literal("hello"), version: v.optional(version), body: v.optional(roomMessageSchema) }),
  v.object({ type: v.literal("msg"), body: roomMessageSchema }),
  v.object({ type: v.literal("heartbeat") }),
  v.object({ type: v.literal("bye") }),
]);

/** A frame that has been checked. */
export type Frame = v.InferOutput<typeof frameSchema>;
/** A room message that has been checked. */
export type RoomMessage = v.InferOutput<typeof roomMessageSchema>;
/** What a participant reports of itself and its tracks. */
export type LocalState = v.InferOutput<typeof localStateSchema>;
/** A room message of one type, such as RoomMessageOf<"sync">. */
export type RoomMessageOf<Type extends RoomMessage["type"]> = Extract<RoomMessage, { type: Type }>;
