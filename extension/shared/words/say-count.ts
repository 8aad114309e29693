import { language } from "./language.ts";
import { say, type Word } from "./say.ts";

type Counted<Each> = Each extends `${infer Name}_other` ? (`${Name}_one` extends Word ? Name : never) : never;

/** The name of a sentence of which there is one for each plural form of a language: `NAME_one`, `NAME_other`. */
export type CountedWord = Counted<Word>;

/**
 * A sentence that speaks of a number of things, in the user's language and the plural form that the number takes there.
 *
 * @param count stands for `$1`
 * @param parts what stands for `$2` to `$9`
 */
export const sayCount = (word: CountedWord, count: number, ...parts: (string | number)[]): string => {
  const form = new Intl.PluralRules(language()).select(count) === "one" ? "one" : "other";
  return say(`${word}_${form}` as Word, new Intl.NumberFormat(language()).format(count), ...parts);
};
