import { graphemeCount } from "../../naming/graphemes.ts";

/**
 * Makes foreign text harmless to a terminal: characters that steer it, or turn the direction of writing, become their code.
 */
export const plainText = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

/**
 * A table for a terminal: columns of equal width, two spaces apart.
 *
 * @param rows of cells, the first one with the titles; whatever is in them is made harmless
 */
export const textTable = (rows: readonly (readonly string[])[]): string => {
  const cells = rows.map((row) => row.map(plainText));
  const widths = (cells[0] ?? []).map((_title, column) =>
    Math.max(...cells.map((row) => graphemeCount(row[column] ?? ""))),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - graphemeCount(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/**
 * How long ago something was, in words; a clock that runs ahead makes it "just now" as well.
 *
 * @param at milliseconds since 1970
 * @param now the same
 */
export const ago = (at: number, now: number): string => {
  const unit = units.find(([, ms]) => now - at >= ms);
  return unit ? relative.format(-Math.floor((now - at) / unit[1]), unit[0]) : "just now";
};

/** A time in UTC that people and programs can read: `2026-11-22 18:58:03Z`. */
export const utcTime = (at: number): string =>
  new Date(at).toISOString().replace("T", " ").replace(/\.\d+/, "");
