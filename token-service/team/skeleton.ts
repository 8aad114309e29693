import { readFileSync } from "node:fs";

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
export const skeleton = (text: string): string =>
  Array.from(
    text.normalize("NFD").replace(/\p{Default_Ignorable_Code_Point}/gu, ""),
    (character) => table.get(character) ?? character,
  )
    .join("")
    .normalize("NFD");
