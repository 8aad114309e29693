import { expect, test } from "vitest";
import { findBrowser } from "./find-browser.ts";

test("takes CHROMIUM_PATH before anything else", () => {
  expect(findBrowser({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
});

test("says in one sentence that CHROMIUM_PATH is wrong", () => {
  expect(() => findBrowser({ CHROMIUM_PATH: "/no/such/browser" })).toThrow(
    'CHROMIUM_PATH is "/no/such/browser", which is not an executable file: set it to the path of Chromium, or unset it.',
  );
});

test("does not take a folder for a browser", () => {
  expect(() => findBrowser({ CHROMIUM_PATH: import.meta.dirname })).toThrow("not an executable file");
});
