import * as v from "valibot";

const known = v.picklist(["here", "away", "do-not-disturb"]);

/** How somebody is at their computer: `away` means locked, or untouched for five minutes. */
export type Presence = v.InferOutput<typeof known>;

/** A presence as it comes over the wire. One that a later version knows and this one does not is read as `here`. */
export const presenceOnWire = v.pipe(
  v.string(),
  v.maxLength(20),
  v.transform((said): Presence => (v.is(known, said) ? said : "here")),
);

/**
 * How a participant is shown: what they said, `silent` when they have stopped saying anything, or `plain` for a page of
 * another make, which takes pings to everyone and has no key for private ones.
 */
export const shownPresence = v.picklist([...known.options, "silent", "plain"]);
export type ShownPresence = v.InferOutput<typeof shownPresence>;
