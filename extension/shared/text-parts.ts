import { httpsAddress } from "./https-address.ts";

/** A piece of a ping's text: words, or an address that can be opened. */
export type TextPart = string | { address: string };

// None of the characters left out stands in an address as the URL parser writes it (https://url.spec.whatwg.org/, the
// percent-encode sets).
const candidate = /\bhttps:\/\/[^\s<>"\p{Cc}]+/giu;
const sentenceEnd = /[.,;:!?'’”»)\]]$/u;

const isClosing = (address: string): boolean =>
  address.endsWith(")") && address.split("(").length >= address.split(")").length;

/** Leaves to the sentence what ends it: “(see https://example.com/a).” */
const withoutSentenceEnd = (found: string): string => {
  let address = found;
  while (sentenceEnd.test(address) && !isClosing(address)) address = address.slice(0, -1);
  return address;
};

const endsLine = (character: string | undefined): boolean => character === undefined || character === "\n";

/**
 * Finds the https addresses in a text. One that is a line of its own is taken whole; they are told as the URL parser
 * writes them, so that whatever is shown is what would be opened.
 */
export const textParts = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    const isLine = endsLine(text[index - 1]) && endsLine(text[index + found.length]);
    const written = isLine ? found : withoutSentenceEnd(found);
    const address = httpsAddress(written);
    if (address === null) continue;
    if (index > done) parts.push(text.slice(done, index));
    parts.push({ address });
    done = index + written.length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
};

/** A text in which each address is as the URL parser writes it. */
export const withPlainAddresses = (text: string): string =>
  textParts(text)
    .map((part) => (typeof part === "string" ? part : part.address))
    .join("");
