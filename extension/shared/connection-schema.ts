import * as v from "valibot";
import { identity, timestamp } from "./ping-schema.ts";
import { sentence } from "./stored-shape-schema.ts";
import { role } from "./team-schema.ts";

/** What makes a service's rooms: Twilio's cloud, where each connected minute costs, or the service itself. */
export const engine = v.picklist(["twilio", "embedded"]);
export type Engine = v.InferOutput<typeof engine>;

const minutes = v.pipe(v.number(), v.minValue(0));

/** The minutes that all participants together were connected this month. */
export const usage = v.object({
  participantMinutes: minutes,
  /** What the service's admin allows for a month; null if there is no limit. */
  budget: v.nullable(minutes),
});
export type Usage = v.InferOutput<typeof usage>;

/** What a service said last of its rooms, as it is stored. */
export const knownEngineSchema = v.object({
  serviceUrl: v.string(),
  engine,
  usage: v.optional(usage),
  /** When the service said this, by this computer's clock. */
  toldAt: timestamp,
  /** Until when the token is valid with which it said this, or 0. */
  tokenExpiresAt: v.optional(timestamp, 0),
});
export type KnownEngine = v.InferOutput<typeof knownEngineSchema>;

const known = v.picklist(["here", "away", "do-not-disturb"]);

/** How somebody is at their computer: `away` means locked, or untouched for five minutes. */
export type Presence = v.InferOutput<typeof known>;

/** A presence as it comes over the wire. One that a later version knows and this one does not is read as `here`. */
const presenceOnWire = v.pipe(
  v.string(),
  v.maxLength(20),
  v.transform((said): Presence => (v.is(known, said) ? said : "here")),
);

/** How somebody is, as their browser tells the room; versions that know no more read the presence alone. */
export const availability = {
  presence: presenceOnWire,
  /** When they may be disturbed again, by their clock; absent when they have not said, or there is no end. */
  until: v.optional(timestamp),
  /** False when urgent pings do not disturb them either. */
  urgent: v.optional(v.boolean()),
};
export type Availability = v.InferOutput<v.ObjectSchema<typeof availability, undefined>>;

/** Whether there is nothing to tell of a change from one to the other. */
export const isSameAvailability = (one: Availability, other: Availability): boolean =>
  one.presence === other.presence && one.until === other.until && one.urgent === other.urgent;

/**
 * How a participant is shown: what they said; `silent` when they have stopped saying anything; `plain` for a page of other
 * software, which has no key and takes pings to everyone in the clear, and `mute` in a room where nothing is sent to it so;
 * `outdated` or `newer` where they have another version of Pingroom, for which nothing can be sealed.
 */
const shownPresence = v.picklist([...known.options, "silent", "plain", "mute", "outdated", "newer"]);
export type ShownPresence = v.InferOutput<typeof shownPresence>;

/** One of the others in the room who is not simply here. */
const shownParticipant = v.object({
  identity,
  presence: shownPresence,
  /** When they may be disturbed again, by their clock; absent when that is not known. */
  until: v.optional(timestamp),
  /** False when urgent pings do not disturb them either. */
  urgentPasses: v.optional(v.boolean()),
});
export type ShownParticipant = v.InferOutput<typeof shownParticipant>;

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
