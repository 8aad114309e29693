/** What nobody sees, or what stands for what is none: it ends an address, but for joiners within a word or an emoji. */
const unseen = String.raw`\s\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffd`;

// As the URL parser writes an address there is none of the quotes and angle brackets in it
// (https://url.spec.whatwg.org/, the percent-encode sets), and punctuation beyond ASCII is percent-encoded: so written out it
// is the sentence's, even in scripts that put no space after it.
const hardEnd = new RegExp(
  String.raw`[${unseen}"<>\x60＜＞…\p{Pi}\p{Pf}]|(?!['.,:;!?])[\p{Quotation_Mark}\p{Terminal_Punctuation}]`,
  "u",
);

/** Ends an address where nothing but more of its kind follows. Dashes and middle dots of all scripts stand within names. */
const softEnd = /[.,;:!?'～]|(?!\p{ASCII})[\p{Po}\p{Pd}\p{Pc}]/u;

const opening = /\p{Ps}/u;
const closing = /\p{Pe}/u;

/** In Unicode a closing bracket comes one or two places after its opening one; the few that do not are in no address. */
const isPair = (open: string, close: string): boolean => {
  const distance = (close.codePointAt(0) ?? 0) - (open.codePointAt(0) ?? 0);
  return distance === 1 || distance === 2;
};

/** Joiners that a word needs, as in Persian, and what makes one picture of several. */
const isWithinWord = (character: string, before: string | undefined, after: string | undefined): boolean => {
  if (/[\u200c\u200d]/.test(character)) {
    return (
      /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u.test(before ?? "") &&
      /[\p{L}\p{M}\p{Extended_Pictographic}]/u.test(after ?? "")
    );
  }
  return character === "\ufe0f" && /\p{Extended_Pictographic}/u.test(before ?? "");
};

const startsAddress = /^[,;]https:\/\//i;

/**
 * Looks where an address stops that is written in a text: before closing quotes and brackets of all scripts, before what
 * nobody sees, and before a bracket that is never closed, since what follows it is an aside. Brackets of its own stay.
 *
 * @param text begins with the address
 * @returns in UTF-16 code units: the length up to there, and that without what ends a sentence
 */
export const addressSpan = (text: string): { stop: number; end: number } => {
  const open: { bracket: string; at: number; end: number }[] = [];
  let stop = 0;
  let end = 0;
  let before: string | undefined;
  for (const character of text) {
    const after = text.codePointAt(stop + character.length);
    const next = after === undefined ? undefined : String.fromCodePoint(after);
    if (hardEnd.test(character) && !isWithinWord(character, before, next)) break;
    if (/[,;]/.test(character) && startsAddress.test(text.slice(stop, stop + 9))) break;
    if (closing.test(character)) {
      const last = open.at(-1);
      if (!last || !isPair(last.bracket, character)) break;
      open.pop();
    }
    if (opening.test(character)) open.push({ bracket: character, at: stop, end });
    stop += character.length;
    if (!softEnd.test(character)) end = stop;
    before = character;
  }
  const unclosed = open[0];
  return unclosed ? { stop: unclosed.at, end: unclosed.end } : { stop, end };
};
