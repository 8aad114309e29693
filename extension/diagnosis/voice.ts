import { nameOf } from "../shared/identity.ts";
import { say } from "../shared/words/say.ts";
import type { Facts } from "./facts.ts";

/** How facts speak of people: by name on the page, and by none in a report that goes to others. */
export interface Voice {
  /** What to call the person of an identity. */
  person(identity: string): string;
  /** Words that somebody else chose and that may hold anything, such as a room's name or a service's reason. */
  free(text: string): string;
}

/** For the eyes of the user. */
export const openly: Voice = { person: nameOf, free: (text) => text };

/** Identities that occur in the facts. */
export const identitiesIn = ({ connections }: Facts): { own: string[]; others: string[] } => {
  const all = Object.values(connections);
  return {
    own: all.flatMap((each) => ("identity" in each ? each.identity : [])),
    others: all.flatMap((each) => ("participants" in each ? each.participants : [])),
  };
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * For the eyes of others: people are numbered, and their names are taken out of what somebody else wrote.
 *
 * @param own names of the user
 * @param others names of everybody else that could occur
 */
export const withoutNames = (own: readonly string[], others: readonly string[]): Voice => {
  const called = new Map<string, string>();
  for (const name of own) if (name) called.set(name, say("diagnosis_me"));
  const call = (name: string): string => {
    const known = called.get(name);
    if (known !== undefined) return known;
    const numbers = [...called.values()].filter((each) => each !== say("diagnosis_me")).length;
    const given = say("diagnosis_teammate", numbers + 1);
    called.set(name, given);
    return given;
  };
  for (const name of others) if (name) call(name);
  return {
    person: (identity) => call(nameOf(identity)),
    free: (text) => {
      // The longest first: “Ana Lima” is nobody's “Ana” with a word behind it.
      const names = [...called.keys()].sort((a, b) => b.length - a.length).map(escaped);
      if (names.length === 0) return text;
      // Whole words alone, or somebody called Al would be found in “all”.
      const found = new RegExp(
        `(?<![\\p{L}\\p{M}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{M}\\p{N}])`,
        "giu",
      );
      const lower = new Map([...called].map(([name, given]) => [name.toLowerCase(), given]));
      return text.replace(found, (name) => lower.get(name.toLowerCase()) ?? say("diagnosis_somebody"));
    },
  };
};
