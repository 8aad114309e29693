import type { Person } from "../history/persons-in.ts";
import type { ShownPresence } from "../presence.ts";

/** What a device in the room says of its person. */
export interface SaidPresence {
  identity: string;
  presence: ShownPresence;
  /** When they may be disturbed again, milliseconds since 1970, if they know. */
  until?: number | undefined;
  /** Whether an urgent ping disturbs them all the same; so it does unless they say no. */
  urgentPasses?: boolean | undefined;
}

/** How somebody does not want to be disturbed. */
export interface Quiet {
  /** When they may be disturbed again, milliseconds since 1970; absent while that is not known. */
  until?: number;
  urgentPasses: boolean;
}

/** How somebody does not want to be disturbed, as their devices say; undefined for somebody who may be. */
export const quietOf = (
  { presence, identities }: Pick<Person, "presence" | "identities">,
  presences: readonly SaidPresence[],
): Quiet | undefined => {
  if (presence !== "do-not-disturb") return undefined;
  const said = presences.filter((each) => each.presence === presence && identities.includes(each.identity));
  const ends = said.map(({ until }) => until);
  const urgentPasses = said.some((each) => each.urgentPasses !== false);
  // Whoever is quiet on two devices is so until the last of them is over.
  return ends.length > 0 && ends.every((end) => end !== undefined)
    ? { until: Math.max(...ends), urgentPasses }
    : { urgentPasses };
};
