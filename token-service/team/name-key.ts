import { readFileSync } from "node:fs";
import { isReserved, reservedWords } from "../../naming/reserved-words.ts";

const characters = (codes: string): string =>
  codes
    .split(" ")
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join("");

const table = new Map(
  readFileSync(new URL("confusables.txt", import.meta.url), "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const gap = line.indexOf(" ");
      return [characters(line.slice(0, gap)), characters(line.slice(gap + 1))] as const;
    }),
);

/**
 * What a text looks like: the same for two texts that people take for one another
 * (https://www.unicode.org/reports/tr39/#Confusable_Detection). It is no text to be shown.
 */
const skeleton = (text: string): string =>
  Array.from(
    text.normalize("NFD").replace(/\p{Default_Ignorable_Code_Point}/gu, ""),
    (character) => table.get(character) ?? character,
  )
    .join("")
    .normalize("NFD");

/** Counted up whenever a name gets another key than before: the store's keys are made anew then. */
export const nameKeyVersion = 1;

const foldOnce = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}|\u2800/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKC");

const untilStable = (text: string, step: (text: string) => string): string => {
  const next = step(text);
  return next === text ? text : untilStable(next, step);
};

/** A name as it is spelled, case aside: two names that are spelled alike are one. */
export const spelling = (text: string): string => untilStable(text, foldOnce).replace(/\s+/gu, " ").trim();

/**
 * What makes a member's name unique: names with the same key differ in nothing that teammates would see but case. Some
 * characters are drawn as nothing (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point), and some look like
 * others.
 */
export const nameKey = (name: string): string => skeleton(spelling(name));

/**
 * All keys that a name has: two names that share one look alike. Capitals look like other letters than the small ones do:
 * an I like an l.
 */
export const nameKeys = (name: string): string[] => [
  nameKey(name),
  nameKey(skeleton(name.normalize("NFKC"))),
];

const reservedKeys = new Set(reservedWords.flatMap(nameKeys));

/** Whether a name looks like a word that Pingroom says in the place of one. */
export const isReservedName = (name: string): boolean =>
  isReserved(name, (text) => nameKeys(text).some((key) => reservedKeys.has(key)));
