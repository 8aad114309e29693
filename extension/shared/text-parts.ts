/**
 * Reads an address that may be sent and opened.
 *
 * @returns the whole address as the URL parser writes it, with the host in ASCII; null for any scheme but https, for what
 * is no address, and for one with a user name or password in it: that is a secret, or there to pass for another host
 */
export const httpsAddress = (raw: string): string | null => {
  if (!URL.canParse(raw)) return null;
  const { protocol, username, password, href } = new URL(raw);
  return protocol === "https:" && username === "" && password === "" ? href : null;
};

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
const addressSpan = (text: string): { stop: number; end: number } => {
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

/** A piece of a ping's text: words, or an address that can be opened. */
export type TextPart = string | { address: string };

const start = /\bhttps:\/\//gi;

const authority = /^https:\/\/([^/?#\\]*)/i;
const host =
  /^(?:\[[\da-f:.]+\]|(?:[\p{L}\p{M}\p{N}\p{So}\p{Emoji_Modifier}._%-]|\u200c|\u200d)+)(?::\d+)?/iu;

/** Of what may be an address what is one: a host ends where what follows it can be in none. */
const withoutAside = (found: string): string => {
  const whole = authority.exec(found)?.[1] ?? "";
  if (whole.includes("@")) return found; // It is none: what reads addresses refuses it whole.
  const part = host.exec(whole)?.[0] ?? "";
  if (part === whole) return found;
  return found.slice(0, addressSpan(found.slice(0, "https://".length + part.length)).end);
};

/**
 * Finds the https addresses in a text, without the punctuation, quotes and brackets of the sentence around them. They are
 * told as the URL parser writes them, so that whatever is shown is what would be opened.
 */
export const textParts = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let done = 0;
  let looked = 0;
  for (const { index } of text.matchAll(start)) {
    if (index < looked) continue;
    const rest = text.slice(index);
    const written = withoutAside(rest.slice(0, addressSpan(rest).end));
    looked = index + Math.max(written.length, 1);
    const address = httpsAddress(written);
    if (address === null) continue;
    if (index > done) parts.push(text.slice(done, index));
    parts.push({ address });
    done = looked;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
};

/** A text in which each address is as the URL parser writes it. */
export const withPlainAddresses = (text: string): string =>
  textParts(text)
    .map((part) => (typeof part === "string" ? part : part.address))
    .join("");

/**
 * Writes an address so that it is found whole in a text, whatever it ends with: percent-encodes what would be taken for the
 * sentence's.
 *
 * @param address as the URL parser writes it
 */
export const addressInText = (address: string): string => {
  let written = address.replace(/^([^?#]*)\?$/, "$1"); // An empty query says nothing.
  for (;;) {
    const { stop, end } = addressSpan(written);
    if (end === written.length) return written;
    const at = Math.min(stop, written.length - 1);
    const code = written.charCodeAt(at).toString(16).toUpperCase();
    written = `${written.slice(0, at)}%${code}${written.slice(at + 1)}`;
  }
};
