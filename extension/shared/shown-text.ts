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

// Control characters, and those that turn the direction of what follows.
const invisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

// Some Linux notification daemons read markup without announcing it, and then the browser does not escape it for them.
// A word joiner inside a would-be tag is invisible and makes it plain text for every daemon.
const tagStart = /<(?=\S)/g;

/** Makes a teammate's words safe to show outside of the browser: one line of plain text. */
export const notificationText = (text: string): string =>
  text.replace(invisible, " ").replace(tagStart, "<\u2060").trim();
