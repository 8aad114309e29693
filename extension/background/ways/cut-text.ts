const graphemes = new Intl.Segmenter();

/**
 * Cuts a text with an ellipsis, and never within what reads as one character.
 *
 * @param maxLength in UTF-16 code units, the ellipsis included
 */
export const cutText = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > maxLength - 1) break;
    kept += segment;
  }
  return maxLength < 1 ? "" : `${kept.trimEnd()}…`;
};
