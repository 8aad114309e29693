import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const budget = 25 * 1024;
const page = "dist/extension/popup/popup.html";

/** What a script imports as it loads, and not later. */
const importsOf = (script: string): string[] =>
  [...script.matchAll(/(?:^|[;}\s])import\s*(?:[^"'();]*?from\s*)?["']([^"']+)["']/g)].map(
    ([, address = ""]) => address,
  );

/** All that is loaded with a file: itself, and what it imports. */
const loadedWith = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith(".js")) return seen;
  for (const each of importsOf(readFileSync(file, "utf8")))
    loadedWith(path.join(path.dirname(file), each), seen);
  return seen;
};

/** The scripts and styles that the popup loads before it shows anything. */
const loadedByPopup = (): string[] => {
  const named = [...readFileSync(page, "utf8").matchAll(/(?:src|href)="\/([^"]+)"/g)];
  return [...new Set(named.flatMap(([, file = ""]) => [...loadedWith(path.join("dist", file))]))];
};

// `npm test` builds before it tests.
const built = test.skipIf(!existsSync(page));

/** What it loads once it shows something, each time that it is opened. */
const loadedBelow = (): string[] => {
  const names = readdirSync("dist/assets").filter((file) => /^below-.*\.js$/.test(file));
  return names.flatMap((name) => [...loadedWith(path.join("dist/assets", name))]);
};

const codeIn = (files: readonly string[]): string =>
  files
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

built("the popup loads less than 25 KiB of script and style, compressed", () => {
  const sizes = loadedByPopup().map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budget);
});

built("the popup loads neither what checks shapes nor what first runs need", () => {
  const code = codeIn(loadedByPopup());
  expect(code).not.toContain("~standard"); // The validator.
  expect(code).not.toContain("welcome_entry_address");
});

built("nor does what it loads after that, which neither checks names", () => {
  expect(loadedBelow().length).toBeGreaterThan(2);
  const code = codeIn(loadedBelow());
  expect(code).not.toContain("~standard");
  expect(code).not.toContain("welcome_entry_address");
  expect(code).not.toContain("name_reserved");
});
