import type messages from "../../public/_locales/en/messages.json";

/** The name of a sentence in `_locales`. */
export type Word = keyof typeof messages;

// Not by way of the polyfill: this answers at once everywhere, and tests of what only says something need no browser.
let lookUp = (word: Word, parts: string[]): string => chrome.i18n.getMessage(word, parts);

/** Has sentences looked up elsewhere, where the browser has none: an offscreen document. */
export const speakWith = (words: (word: Word, parts: string[]) => string): void => {
  lookUp = words;
};

/**
 * A sentence in the user's language.
 *
 * @param word its name in `_locales/<language>/messages.json`
 * @param parts what stands for `$1` to `$9` in it, as plain text
 * @returns never empty: a name that is missing there does not compile
 */
export const say = (word: Word, ...parts: (string | number)[]): string => lookUp(word, parts.map(String));

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

const types = { and: "conjunction", or: "disjunction" } as const;

/** Several names or the like as one reads them in the user's language: “Ana, Bo, and Chloé”. */
export const sayList = (parts: readonly string[], last: keyof typeof types = "and"): string =>
  new Intl.ListFormat(language(), { type: types[last] }).format(parts);

/** A sentence to be said later or elsewhere: in the user's language then, and whatever was stored or sent before. */
export type Sentence =
  | {
      /** Its name in `_locales`. */
      word: Word;
      /** What stands for `$1` to `$9` in it. */
      parts?: string[] | undefined;
    }
  /** What only others can put into words, such as a service that knows more reasons than this version does. */
  | { plain: string };

/** Names a sentence of `_locales`. */
export const sentenceOf = (word: Word, ...parts: (string | number)[]): Sentence => ({
  word,
  parts: parts.map(String),
});

/** A sentence in the user's language. */
export const saySentence = (what: Sentence): string =>
  "plain" in what ? what.plain : say(what.word, ...(what.parts ?? []));

/** BCP 47 tag of the browser's own language; an offscreen document has it from the web platform alone. */
const browserLanguage = (): string => chrome.i18n?.getUILanguage() ?? navigator.language;

/**
 * BCP 47 tag of the language in which sentences are, which need not be the browser's: dates and numbers follow it. Where
 * it is the browser's, with its region: Britons write dates differently from Americans.
 */
export const language = (): string => {
  const spoken = say("language_tag");
  const browsers = browserLanguage();
  return browsers.split("-")[0] === spoken ? browsers : spoken;
};

/** Makes a page speak the language of its sentences, for screen readers and for the direction of its text. */
export const speakInPage = (title: Word): void => {
  const spoken = language();
  document.documentElement.lang = spoken;
  // Where sentences are in another language than the browser's, they are in English.
  const isBrowsers = spoken === chrome.i18n.getUILanguage();
  document.documentElement.dir = isBrowsers ? chrome.i18n.getMessage("@@bidi_dir") : "ltr";
  document.title = say(title);
};
