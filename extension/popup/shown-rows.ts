import { fold } from "../shared/fold.ts";
import { isSameTarget } from "../shared/identity.ts";
import type { Target } from "../shared/last-target.ts";
import { matching } from "./matching.ts";
import type { Teammate } from "./roster.ts";

/** What the list of teammates shows. */
export interface ShownRows {
  /** Whether the line for everyone is among them. */
  everyone: boolean;
  teammates: Teammate[];
  /** Whom Enter in the text field above the list pings; undefined for nobody. */
  target: Target["to"] | undefined;
  /** At whose row Tab stops: one is enough, since arrows lead to the others. */
  stop: Target["to"] | undefined;
}

/** Whether this can be pinged. */
export const canBePinged = ({ role }: Pick<Teammate, "role">): boolean => role !== "publish";

/**
 * What the list shows of its teammates.
 *
 * @param typed what they were asked to be called; nothing for all of them
 * @param last whom Enter pings when nobody is looked for
 * @param stop at whose row the focus was last
 */
export const shownRows = (
  all: readonly Teammate[],
  typed: string,
  last: Target["to"],
  stop: Target["to"],
): ShownRows => {
  if (fold(typed) === "") {
    const isThere = all.some((each) => isSameTarget(each.person, stop) && canBePinged(each));
    return { everyone: true, teammates: [...all], target: last, stop: isThere ? stop : null };
  }
  const teammates = matching(all, typed);
  const found = teammates.filter(canBePinged).map(({ person }) => person);
  const [first] = found;
  const isThere = found.some((person) => isSameTarget(person, stop));
  return { everyone: false, teammates, target: first, stop: isThere ? stop : first };
};
