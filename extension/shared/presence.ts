import * as v from "valibot";
import { identity, timestamp } from "./ping.ts";

const known = v.picklist(["here", "away", "do-not-disturb"]);

/** How somebody is at their computer: `away` means locked, or untouched for five minutes. */
export type Presence = v.InferOutput<typeof known>;

/** A presence as it comes over the wire. One that a later version knows and this one does not is read as `here`. */
export const presenceOnWire = v.pipe(
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
 * How a participant is shown: what they said, `silent` when they have stopped saying anything, or `plain` for a page of
 * another make, which takes pings to everyone and has no key for private ones.
 */
export const shownPresence = v.picklist([...known.options, "silent", "plain"]);
export type ShownPresence = v.InferOutput<typeof shownPresence>;

/** One of the others in the room who is not simply here. */
export const shownParticipant = v.object({
  identity,
  presence: shownPresence,
  /** When they may be disturbed again, by their clock; absent when that is not known. */
  until: v.optional(timestamp),
  /** False when urgent pings do not disturb them either. */
  urgentPasses: v.optional(v.boolean()),
});
export type ShownParticipant = v.InferOutput<typeof shownParticipant>;
