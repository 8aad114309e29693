import * as v from "valibot";
import { identity, person, personName, timestamp } from "./ping-schema.ts";

/** What a member may do with pings in a room: send them, get them, or both. Receipts and signs of life come from everybody. */
export const role = v.picklist(["both", "publish", "subscribe"]);
export type Role = v.InferOutput<typeof role>;

/** One room that a member may enter, and as what. */
export const grant = v.object({ room: v.pipe(v.string(), v.minLength(1), v.maxLength(128)), role });
export type Grant = v.InferOutput<typeof grant>;

/** An enrolment, as it is stored. */
export const enrolmentSchema = v.object({
  /** The service's address without a trailing slash. */
  serviceUrl: v.string(),
  /** This device there: the thumbprint of its key. */
  device: v.string(),
  /** What the service calls this person. */
  name: personName,
  /** Who this is in rooms, see `personOf`; absent until the service has let this browser into one. */
  person: v.optional(person),
  /** The rooms that they may enter, and as what. */
  rooms: v.array(grant),
  /** The service has removed this device or its member, and lets it in no more. */
  removed: v.optional(v.boolean()),
});

/** What a service said when it took this browser for a device of a member, and has said since. */
export type Enrolment = v.InferOutput<typeof enrolmentSchema>;

/** Somebody whom this browser has met, as they are stored. */
export const knownTeammate = v.object({
  identity,
  /** Where they were met, as the settings name it. */
  room: v.string(),
  /** When they were last in the room with us; some minutes old while they still are. */
  lastSeenAt: timestamp,
  /** When this browser first met the person; absent if that was before it took note of it. */
  metAt: v.optional(timestamp),
  /** When this person last pinged or answered them. */
  pingedAt: v.optional(timestamp),
});

/** Somebody whom this browser has met. */
export type KnownTeammate = v.InferOutput<typeof knownTeammate>;
