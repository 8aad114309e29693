import type { Reachable } from "./roster-of.ts";

// More than these are not read in passing.
const maxNames = 8;

/** Who can be pinged, in a few words. */
export const namesSentence = (roster: readonly Pick<Reachable, "name">[]): string => {
  if (roster.length === 0) return "You have met nobody yet.";
  const shown = roster.slice(0, maxNames).map(({ name }) => name);
  const more = roster.length - shown.length;
  return `Known: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}, or everyone.`;
};
