const segmenter = new Intl.Segmenter();

/** How many characters people count in a text; 👩‍💻 is one. */
export const graphemeCount = (text: string): number => [...segmenter.segment(text)].length;

/** The first character of a text as people count them; nothing of an empty one. */
export const firstGrapheme = (text: string): string => {
  const [first] = segmenter.segment(text);
  return first?.segment ?? "";
};

/** Twilio takes 128 of an identity and counts characters of two bytes twice (its documentation, “Access Tokens”). */
export const twilioLength = (text: string): number => {
  let length = 0;
  for (let at = 0; at < text.length; at++) length += text.charCodeAt(at) > 0x7f ? 2 : 1;
  return length;
};

/** The beginning of a text that fits, cut where a character ends as people count them. */
export const beginningThatFits = (text: string, fits: (beginning: string) => boolean): string => {
  let kept = "";
  for (const { segment } of segmenter.segment(text)) {
    if (!fits(kept + segment)) break;
    kept += segment;
  }
  return kept;
};
