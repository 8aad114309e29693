import { figure } from "./figure.ts";

/** A cell: words, or a figure in its column's unit; null where there is none. */
export type Cell = string | number | null;

/** Figures beside each other. */
export interface Table {
  /** What the rows have in common; stands above. */
  title: string;
  /** Headings with their units, for instance "p99, ms"; the first is of the rows' names. */
  columns: string[];
  rows: Cell[][];
}

const text = (cell: Cell): string => (typeof cell === "string" ? cell.replaceAll("|", "\\|") : figure(cell));

const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;

/** A table in Markdown: names to the left, figures to the right. */
export const renderTable = ({ title, columns, rows }: Table): string =>
  [
    `**${title}**`,
    "",
    line(columns),
    `|${columns.map((_, n) => (n === 0 ? "---" : "---:")).join("|")}|`,
    ...rows.map((cells) => line(cells.map(text))),
  ].join("\n");
