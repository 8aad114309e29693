import { fold, lower, written } from "./fold.ts";

/** How alike two texts are that are compared: 2 written the same, 1 but for their case, 0 but for accents and the like. */
export type Likeness = 0 | 1 | 2;

/**
 * Whether a name is, or begins with, what was typed, and how alike they are.
 *
 * @param compare whether the one folded text goes for the other
 * @returns undefined when it does not
 */
export const likeness = (
  name: string,
  typed: string,
  compare: (name: string, typed: string) => boolean,
): Likeness | undefined => {
  if (compare(written(name), written(typed))) return 2;
  if (compare(lower(written(name)), lower(written(typed)))) return 1;
  return compare(fold(name), fold(typed)) ? 0 : undefined;
};

const isWhole = (name: string, typed: string): boolean => name === typed;
const hasWord = (name: string, typed: string): boolean => ` ${name}`.includes(` ${typed}`);

/** Highest for a name that is what was typed, then for one that begins so; among both, for one that is written so. */
const rank = (name: string, typed: string): number | undefined => {
  const whole = likeness(name, typed, isWhole);
  return whole === undefined ? likeness(name, typed, hasWord) : whole + 3;
};

/**
 * Those whose name, or a word of it, begins with what was typed; if there are none, those whose name has it anywhere. Case
 * and accents do not count, but who is written so comes first.
 *
 * @returns undefined where nothing was typed but spaces
 */
export const matching = <Each extends { name: string }>(
  all: readonly Each[],
  typed: string,
): Each[] | undefined => {
  const wanted = fold(typed);
  if (wanted === "") return undefined;
  const ranked = all.flatMap((each) => {
    const place = rank(each.name, typed);
    return place === undefined ? [] : [{ each, place }];
  });
  if (ranked.length === 0) return all.filter(({ name }) => fold(name).includes(wanted));
  return ranked.sort((a, b) => b.place - a.place).map(({ each }) => each);
};
