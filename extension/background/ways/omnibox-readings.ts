import { fold } from "../../shared/fold.ts";
import { beginnings, omniboxCandidates } from "./omnibox-candidates.ts";

/** One way to read what was typed. */
export interface Reading {
  /** A person's name, or null for everyone. */
  to: string | null;
  text: string;
}

/** All ways to read what was typed: whose name begins like it, and what is then left for the text. */
export const omniboxReadings = (input: string, names: readonly string[]): Reading[] => {
  const typed = input.trim();
  const candidates = omniboxCandidates(names);
  if (typed === "") return candidates.map(({ to }) => ({ to, text: "" }));
  const starts = beginnings(typed, candidates).map((start) => ({ start, folded: fold(start) }));
  return candidates.flatMap(({ to, folded: name }) => {
    const longest = starts.find(({ folded }) => name.startsWith(folded));
    return longest ? [{ to, text: typed.slice(longest.start.length).trim() }] : [];
  });
};
