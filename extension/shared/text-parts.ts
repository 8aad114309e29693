import { addressSpan } from "./address-span.ts";
import { httpsAddress } from "./https-address.ts";

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
