// Letters that are no others with a mark, and what people type who have no key for them; σ at the end of a word too.
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ς: "σ",
};
const plainLetter = new RegExp(`[${Object.keys(plain).join("")}]`, "g");

// What stands on keyboards for one another, or is put in by a word processor.
const quotes = /[‘’‚‛ʼʻʹˈ′‵`´׳]/gu;
const doubleQuotes = /[“”„‟″״«»]/gu;
const hyphens = /[\p{Pd}‐‑−־]/gu;

// An accent is a mark on a letter of these scripts. In all others marks are vowels, voices and the like: other letters.
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}*)[\u0300-\u036f]/gu;
const points = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670\u0640]/gu;

// These Cyrillic letters are no others with an accent, though Unicode takes them apart.
const whole = /[йўїѓќ]/gu;
const keptWhole = /[\ue000-\ue004]/gu;
const wholeLetters = "йўїѓќ";
const keep = (letter: string): string => String.fromCharCode(0xe000 + wholeLetters.indexOf(letter));
const giveBack = (mark: string): string => wholeLetters[mark.charCodeAt(0) - 0xe000] ?? "";

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** A text as people write it, without what nobody sees. */
export const written = (text: string): string =>
  text.replace(invisible, "").normalize("NFC").replace(/\s+/gu, " ").trim();

/** The same without capitals. */
export const lower = (text: string): string => text.toLowerCase().replaceAll("ς", "σ");

const foldedAny = (text: string): string =>
  lower(written(text).replace(quotes, "'").replace(doubleQuotes, '"').replace(hyphens, "-"))
    .replace(keptWhole, "")
    .replace(whole, keep)
    .normalize("NFKD")
    // Some letters are capitals only once they are taken apart.
    .toLowerCase()
    .replace(accents, "")
    .replace(points, "")
    .replace(plainLetter, (letter) => plain[letter] ?? letter)
    .replace(hyphens, "-")
    .replace(quotes, "'")
    .normalize("NFC")
    .replace(keptWhole, giveBack)
    .replace(/\s+/gu, " ")
    .trim();

// Most texts are of these letters alone, and a search looks at a hundred thousand of them.
const ascii = /^[\t\n\r -~]*$/;
const foldedAscii = (text: string): string =>
  text.toLowerCase().replaceAll("`", "'").replace(/\s+/g, " ").trim();

/**
 * A text as it is compared where neither case nor accents shall count, nor which kind of quote or hyphen it is, and one
 * space is as good as several. Marks that are no accents stay: मोना is not मीना, and ば is not は.
 */
export const fold = (text: string): string => (ascii.test(text) ? foldedAscii(text) : foldedAny(text));
