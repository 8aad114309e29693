/**
 * Text of somebody else's, such that it can do nothing to a terminal: characters that steer it, or turn the direction of
 * writing, are shown as their code.
 */
export const plainText = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
