import * as v from "valibot";
import { role } from "./grant.ts";
import { shownParticipant } from "./presence.ts";
import { storedItem } from "./stored-item.ts";

/** This device's in the room. */
const ownIdentity = v.string();

/** Identities of the others in the room. */
const participants = v.array(v.string());

/** Those of them who are away or silent; the others are here. */
const presences = v.optional(v.array(shownParticipant), []);

const connectionSchema = v.variant("state", [
  /** No service address yet. */
  v.object({ state: v.literal("not-set-up") }),
  v.object({ state: v.literal("connecting") }),
  v.object({
    state: v.literal("connected"),
    identity: ownIdentity,
    room: v.string(),
    /** What this device may do with pings there. */
    role: v.optional(role),
    /** Whether the service knows this device as a member's. */
    member: v.optional(v.boolean()),
    /** Whether anyone who can reach the service may be in the room. */
    openToGuests: v.optional(v.boolean()),
    participants,
    presences,
    /** When it last proved to be one, milliseconds since 1970. */
    provenAt: v.number(),
  }),
  v.object({
    state: v.literal("reconnecting"),
    identity: ownIdentity,
    room: v.string(),
    participants,
    presences,
  }),
  v.object({
    state: v.literal("disconnected"),
    /** A sentence: what happened. */
    why: v.string(),
    /** A sentence: what to do, or what happens next. */
    advice: v.string(),
    /** Whether Pingroom tries again by itself. */
    retry: v.boolean(),
  }),
]);

/** How this browser stands with its room. */
export type Connection = v.InferOutput<typeof connectionSchema>;

/** The connection as the offscreen document last told it. The background writes it, the popup shows it. */
export const connection = storedItem("connection", connectionSchema, {
  area: "session",
  fallback: { state: "connecting" },
});

/** Identities of the others in the room, or none. */
export const participantsOf = (current: { state: string; participants?: string[] }): string[] =>
  current.participants ?? [];
