// Letters that are no others with a mark, and what people type who have no key for them.
const plain: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i" };

/** A text as it is compared where neither case nor accents shall count, and one space is as good as several. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøłđæœı]/g, (letter) => plain[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
