import { existsSync, readFileSync } from "node:fs";
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

built("the popup loads less than 25 KiB of script and style, compressed", () => {
  const sizes = loadedByPopup().map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budget);
});

built("the popup loads neither what checks shapes nor what first runs need", () => {
  const code = loadedByPopup()
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  expect(code).not.toContain("valibot");
  expect(code).not.toContain("welcome_entry_address");
});
