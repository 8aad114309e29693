import { fold } from "../../shared/fold.ts";
import { beginnings, type Candidate, omniboxCandidates } from "./omnibox-candidates.ts";

/** What somebody asks for in the address bar. */
export type OmniboxRequest =
  /** Clear: one person by name, or everyone with null. */
  | { kind: "ping"; to: string | null; text: string }
  /** Several could be meant. */
  | { kind: "choose"; names: string[] }
  /** Nobody goes by what was typed. */
  | { kind: "unknown"; typed: string }
  | { kind: "empty" };

/** Those with a name like that; of two that differ in case or accents only, the one that is written so. */
const named = (typed: string, candidates: readonly Candidate[]): Candidate[] => {
  const alike = candidates.filter(({ folded }) => folded === fold(typed));
  const same = alike.filter(({ to }) => to?.normalize("NFC") === typed.normalize("NFC"));
  return same.length > 0 ? same : alike;
};

const beginningWith = (typed: string, candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ to, folded }) => to !== null && folded.startsWith(fold(typed)));

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
