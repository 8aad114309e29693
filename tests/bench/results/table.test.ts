import { expect, test } from "vitest";
import { figure } from "./figure.ts";
import { renderTable } from "./table.ts";

test("a table has names to the left and figures to the right", () => {
  const table = {
    title: "100 connections",
    columns: ["", "requests/s", "p99, ms"],
    rows: [
      ["Pingroom", 12_345.6, 1.2345],
      ["a | b", null, Number.NaN],
    ],
  };
  expect(renderTable(table)).toBe(
    [
      "**100 connections**",
      "",
      "|  | requests/s | p99, ms |",
      "|---|---:|---:|",
      "| Pingroom | 12,346 | 1.23 |",
      "| a \\| b | – | – |",
    ].join("\n"),
  );
});

test.each([
  [0, "0"],
  [0.000_456_7, "0.000457"],
  [6.1, "6.1"],
  [99.94, "99.9"],
  [100.4, "100"],
  [1_234_567, "1,234,567"],
  [undefined, "–"],
])("%d reads %s", (value, words) => {
  expect(figure(value)).toBe(words);
});
