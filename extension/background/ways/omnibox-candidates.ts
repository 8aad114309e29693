import { fold } from "../../shared/fold.ts";

/** Who may be meant in the address bar. */
export interface Candidate {
  /** A person's name, or null for everyone. */
  to: string | null;
  /** What is compared with what was typed. */
  folded: string;
}

const everyone = "everyone";

/** Those who may be meant, everyone last: a person who is called that cannot take the word away. */
export const omniboxCandidates = (names: readonly string[]): Candidate[] => [
  ...names.map((name) => ({ to: name, folded: fold(name) })).filter(({ folded }) => folded !== everyone),
  { to: null, folded: everyone },
];

/** The beginnings of a text that end with a word and may be somebody's name, the longest first. */
export const beginnings = (typed: string, candidates: readonly Candidate[]): string[] => {
  // A colon after the name may be a word.
  const maxWords = Math.max(...candidates.map(({ folded }) => folded.split(" ").length)) + 1;
  return [...typed.matchAll(/\S+/gu)]
    .slice(0, maxWords)
    .map(({ 0: word, index }) => typed.slice(0, index + word.length))
    .toReversed();
};
