import { fold, likeness } from "../shared/fold.ts";

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
 * @param typed nothing finds all
 */
export const matching = <Each extends { name: string }>(all: readonly Each[], typed: string): Each[] => {
  const wanted = fold(typed);
  if (wanted === "") return [...all];
  const ranked = all.flatMap((each) => {
    const place = rank(each.name, typed);
    return place === undefined ? [] : [{ each, place }];
  });
  if (ranked.length === 0) return all.filter(({ name }) => fold(name).includes(wanted));
  return ranked.sort((a, b) => b.place - a.place).map(({ each }) => each);
};
