import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import manifest from "../manifest.json" with { type: "json" };
import { noBrowser } from "./setup/find-browser.ts";

const lowest = manifest.minimum_chrome_version;

const texts = Object.fromEntries([
  ...["README.md", "CONTRIBUTING.md", "extension/README.md", "token-service/README.md"].map((file) => [
    file,
    readFileSync(file, "utf8"),
  ]),
  ...readdirSync("extension/public/_locales").map((language) => [
    language,
    readFileSync(`extension/public/_locales/${language}/messages.json`, "utf8"),
  ]),
  ["the tests' own sentence", noBrowser],
]) as Record<string, string>;

// “Chromium 120 or newer”, “Version 120 is the first”, „Chrome 120 oder neuer“; not “Chromium 156”, which is what the tests ran on.
const claim = /\b(\d{2,3}) (?:or (?:newer|later)|and newer|oder neuer|is the first|ist die erste)/g;
const node = /Node\.js[^,]*/g;

const claimedIn = (text: string): string[] =>
  [...text.replaceAll(/\s+/g, " ").replaceAll(node, "").matchAll(claim)].map(([, version = ""]) => version);

test.each(Object.entries(texts))("%s names no other lowest Chromium than the manifest", (_, text) => {
  expect(claimedIn(text).filter((version) => version !== lowest)).toEqual([]);
});

test("the README and the tests' sentence name it", () => {
  expect(claimedIn(texts["README.md"] ?? "")).toContain(lowest);
  expect(claimedIn(noBrowser)).toContain(lowest);
});
