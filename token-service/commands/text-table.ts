import { plainText } from "./plain-text.ts";

const segmenter = new Intl.Segmenter();

const widthOf = (text: string): number => [...segmenter.segment(text)].length;

/**
 * A table for a terminal: columns of equal width, two spaces apart.
 *
 * @param rows of cells, the first one with the titles; whatever is in them is made harmless
 */
export const textTable = (rows: readonly (readonly string[])[]): string => {
  const cells = rows.map((row) => row.map(plainText));
  const widths = (cells[0] ?? []).map((_title, column) =>
    Math.max(...cells.map((row) => widthOf(row[column] ?? ""))),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
