import { fold } from "../../shared/fold.ts";
import { beginnings, omniboxCandidates } from "./omnibox-candidates.ts";

/** One way to read what was typed. */
export interface Reading {
  /** A person's name as the roster has it, or null for everyone. */
  to: string | null;
  text: string;
}

/** All ways to read what was typed: whose name begins like it, and what is then left for the text. */
export const omniboxReadings = (input: string, names: readonly string[]): Reading[] => {
  const typed = input.trim();
  const candidates = omniboxCandidates(names);
  const starts = beginnings(typed, candidates).map((start) => ({ start, folded: fold(start) }));
  const readings = new Map<string | null, Reading>(); // By whom they mean: everyone goes by more than one word.
  for (const { to, folded: name } of candidates) {
    const longest = typed === "" ? { start: "" } : starts.find(({ folded }) => name.startsWith(folded));
    if (longest && !readings.has(to))
      readings.set(to, { to, text: typed.slice(longest.start.length).trim() });
  }
  return [...readings.values()];
};
