import { graphemeCount } from "../../naming/graphemes.ts";
import { plainText } from "./plain-text.ts";

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
