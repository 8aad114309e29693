/** What Pingroom itself says in the place of a name, in every language that it speaks, as in the audit; nobody can be called so. */
export const reservedWords: readonly string[] = [
  ...["everyone", "everybody", "you", "me", "somebody", "nobody", "teammates"],
  ...["alle", "du", "dich", "ich", "jemand", "niemand", "team"],
  "admin",
];

/** What Pingroom writes behind the name of somebody who looks like somebody else: nobody can be called so. */
const mark = /\((?:guest|gast)\b/iu;

/**
 * Whether a name is one of these words, whatever signs stand around it, or ends like what Pingroom tells people apart by.
 *
 * @param isWord whether two texts that are as good as equal are one of `reservedWords`
 */
export const isReserved = (name: string, isWord: (text: string) => boolean): boolean =>
  mark.test(name) || isWord(name) || isWord(name.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ""));
