import { fold } from "../../shared/fold.ts";
import { likeness } from "../../shared/matching.ts";
import { say, sayCount, sayList } from "../../shared/words/say.ts";
import type { Reachable } from "./roster.ts";

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

/** What somebody asks for in the address bar. */
export type OmniboxRequest =
  /** Clear: one person by their name in the roster, or everyone with null. */
  | { kind: "ping"; to: string | null; text: string }
  /** Several could be meant. */
  | { kind: "choose"; names: string[] }
  /** Nobody goes by what was typed. */
  | { kind: "unknown"; typed: string }
  | { kind: "empty" };

/** Those whose name compares so; who is written as it was typed comes before others, and case counts less than accents. */
const comparing = (
  typed: string,
  candidates: readonly Candidate[],
  compare: (name: string, typed: string) => boolean,
): Candidate[] => {
  const found = candidates.flatMap((candidate) => {
    const like = likeness(candidate.to ?? candidate.folded, typed, compare);
    return like === undefined ? [] : [{ candidate, like }];
  });
  const best = Math.max(...found.map(({ like }) => like));
  return found.filter(({ like }) => like === best).map(({ candidate }) => candidate);
};

const named = (typed: string, candidates: readonly Candidate[]): Candidate[] =>
  comparing(typed, candidates, (name, start) => name === start);

const beginningWith = (typed: string, candidates: readonly Candidate[]): Candidate[] =>
  // What folds to nothing is the beginning of everybody's name.
  fold(typed) === ""
    ? []
    : comparing(
        typed,
        candidates.filter(({ to }) => to !== null),
        (name, start) => name.startsWith(start),
      );

const withoutColon = (typed: string): string => typed.replace(/\s*:$/u, "");

/**
 * Reads what was typed after the keyword: a name, then the text. Neither case nor accents count. A colon ends a name;
 * else the longest name that fits is taken, and only where none does whole, one that begins so. Everyone is meant by the
 * whole word alone, and always by that.
 *
 * @param names of those who can be pinged
 */
export const omniboxRequest = (input: string, names: readonly string[]): OmniboxRequest => {
  const typed = input.trim();
  if (typed === "") return { kind: "empty" };
  const candidates = omniboxCandidates(names);
  const starts = beginnings(typed, candidates);
  const ways: ((start: string) => Candidate[])[] = [
    (start) => (start.endsWith(":") ? named(withoutColon(start), candidates) : []),
    (start) => named(start, candidates),
    (start) => beginningWith(withoutColon(start), candidates),
  ];
  for (const candidatesFor of ways) {
    for (const start of starts) {
      const [only, ...others] = candidatesFor(start);
      if (only === undefined) continue;
      const text = typed.slice(start.length).trim();
      if (others.length === 0) return { kind: "ping", to: only.to, text };
      return { kind: "choose", names: [only, ...others].flatMap(({ to }) => to ?? []) };
    }
  }
  return { kind: "unknown", typed };
};

// More than these are not read in passing.
const maxNames = 8;

/** Who can be pinged, in a few words. */
const namesSentence = (roster: readonly Pick<Reachable, "name">[]): string => {
  if (roster.length === 0) return say("ways_met_nobody");
  const shown = roster.slice(0, maxNames).map(({ name }) => name);
  const more = roster.length - shown.length;
  const others = more > 0 ? [sayCount("ways_more", more)] : [];
  return say("ways_known", sayList([...shown, ...others, say("shared_everyone")], "or"));
};

/** Why a request from the address bar pings nobody, in a sentence. */
export const refusalOf = (
  request: Exclude<OmniboxRequest, { kind: "ping" }>,
  roster: readonly Reachable[],
): string => {
  switch (request.kind) {
    case "empty":
      return say("ways_nothing_typed", namesSentence(roster));
    case "unknown":
      return say("ways_unknown", request.typed, namesSentence(roster));
    case "choose":
      return say("ways_several", sayList(request.names, "or"));
  }
};
