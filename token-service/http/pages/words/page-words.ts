import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { english, type PageWords } from "./english.ts";
import { german } from "./german.ts";

const tables: Record<string, PageWords> = { en: english, de: german };

const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

/**
 * The words of the language that the browser asks for first among those that there are; English where it asks for none of
 * them. Tells the browser, and whatever keeps answers, which language it got.
 */
export const wordsFor = (c: Context): PageWords => {
  const language = accepts(c, {
    header: "Accept-Language",
    supports: Object.keys(tables),
    default: "en",
    match: (wanted, { supports, default: usual }) =>
      wanted
        .filter(({ q }) => q > 0)
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => primary(type))
        .find((each) => supports.includes(each)) ?? usual,
  });
  c.header("Content-Language", language);
  c.header("Vary", "Accept-Language", { append: true });
  return tables[language] ?? english;
};
