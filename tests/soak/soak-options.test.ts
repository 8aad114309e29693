import { expect, test } from "vitest";
import { readSoakOptions } from "./soak-options.ts";

test("half an hour with faults is what happens when nothing is said", () => {
  expect(readSoakOptions([])).toEqual({ minutes: 30, calm: false });
  expect(readSoakOptions(["--minutes", "0.5", "--calm"])).toEqual({ minutes: 0.5, calm: true });
});

test.each([
  [["--minutes", "x"], "--minutes must be a number above 0 and at most 10080, and not “x”."],
  [["--minutes", "0"], "--minutes must be a number above 0 and at most 10080, and not “0”."],
  [["--minutes", "-1"], "Option '--minutes' argument is ambiguous."],
  [["--minutes"], "Option '--minutes <value>' argument missing."],
  [["--minute", "3"], "Unknown option '--minute'."],
  [["extra"], "Unexpected argument 'extra'."],
  [["--calm=yes"], "Option '--calm' does not take an argument."],
])("%j is refused with a sentence", (args, sentence) => {
  expect(() => readSoakOptions(args)).toThrow(`${sentence} Usage: npm run soak -- [--minutes 30] [--calm]`);
});
