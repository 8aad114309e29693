import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The rows of the table under a heading, as cells. */
const rowsUnder = (heading: string): string[][] => {
  const [, section = ""] = readFileSync("SECURITY.md", "utf8").split(`## ${heading}\n`);
  const lines = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const rows = rowsUnder("What stops them")
  .map(([attack = "", , named = ""]) => ({ attack, named }))
  .filter(({ attack }) => !attack.startsWith("**")); // Who tries it: a heading within the table.

test("the table of what stops attackers has rows", () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows)("a test stands behind “$attack”", ({ named }) => {
  const [file = "", name = ""] = named.split(" › ").map((part) => part.replaceAll("`", "").trim());
  const source = readFileSync(`tests/${file}`, "utf8");
  expect(name).not.toBe("");
  expect(source).toContain(name);
});
