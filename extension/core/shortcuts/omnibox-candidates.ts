import { fold } from "../../shared/fold.ts";
import { say } from "../../shared/words/say.ts";

/** Who may be meant in the address bar. */
export interface Candidate {
  /** A person's name as the roster has it, or null for everyone. */
  to: string | null;
  /** What is compared with what was typed. */
  folded: string;
}

// In the user's language, and in the one that all who write about Pingroom know.
const wordsForEveryone = (): Set<string> => new Set([fold(say("shared_everyone")), "everyone"]);

/** Those who may be meant, everyone last: a person who is called that cannot take the word away. */
export const omniboxCandidates = (names: readonly string[]): Candidate[] => {
  const everyone = wordsForEveryone();
  return [
    ...names.map((name) => ({ to: name, folded: fold(name) })).filter(({ folded }) => !everyone.has(folded)),
    ...[...everyone].map((folded) => ({ to: null, folded })),
  ];
};

/** The beginnings of a text that end with a word and may be somebody's name, the longest first. */
export const beginnings = (typed: string, candidates: readonly Candidate[]): string[] => {
  // A colon after the name may be a word.
  const maxWords = Math.max(...candidates.map(({ folded }) => folded.split(" ").length)) + 1;
  return [...typed.matchAll(/\S+/gu)]
    .slice(0, maxWords)
    .map(({ 0: word, index }) => typed.slice(0, index + word.length))
    .toReversed();
};
