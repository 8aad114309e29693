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
