import { beginningThatFits } from "../../naming/graphemes.ts";

/**
 * Cuts a text with an ellipsis, and never within what reads as one character.
 *
 * @param maxLength in UTF-16 code units, the ellipsis included
 */
export const cutText = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text;
  const kept = beginningThatFits(text, ({ length }) => length < maxLength);
  return maxLength < 1 ? "" : `${kept.trimEnd()}…`;
};
