import * as v from "valibot";
import { engine, usage } from "./engine.ts";
import { role } from "./grant.ts";
import { timestamp } from "./ping.ts";
import { shownParticipant } from "./presence.ts";
import { sentence } from "./words/sentence.ts";

/** This device's in the room. */
const ownIdentity = v.string();

/** Identities of the others in the room. */
const participants = v.array(v.string());

/** Those of them who are away or silent; the others are here. */
const presences = v.optional(v.array(shownParticipant), []);

/** How this browser stands with one of its rooms, as pages are told. */
export const connectionSchema = v.variant("state", [
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
    /** Whose rooms these are, if the service says so. */
    engine: v.optional(engine),
    /** When the access token ends by this computer's clock, milliseconds since 1970. */
    tokenExpiresAt: v.optional(timestamp),
    /** What is used up of this month, as the service said with the access. */
    usage: v.optional(usage),
    participants,
    presences,
    /** When it last proved to be one, milliseconds since 1970. */
    provenAt: v.number(),
  }),
  v.object({
    state: v.literal("reconnecting"),
    identity: ownIdentity,
    room: v.string(),
    /** What happened. */
    why: v.optional(sentence),
    participants,
    presences,
  }),
  v.object({
    state: v.literal("disconnected"),
    /** What happened. */
    why: sentence,
    /** What to do, or what happens next. */
    advice: sentence,
    /** Whether Pingroom tries again by itself, and soon. */
    retry: v.boolean(),
  }),
  /** Left on purpose, to come back by itself. */
  v.object({
    state: v.literal("paused"),
    /** What for. */
    why: sentence,
    /** When it ends. */
    advice: sentence,
    /** The same, milliseconds since 1970, if that is known. */
    until: v.optional(timestamp),
  }),
]);

/** How this browser stands with one of its rooms. */
export type Connection = v.InferOutput<typeof connectionSchema>;

export { connectionIn, participantsOf } from "./connection-in.ts";
