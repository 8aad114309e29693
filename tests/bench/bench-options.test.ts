import { expect, test } from "vitest";
import { readBenchOptions } from "./bench-options.ts";

const known = ["tokens", "rooms"];

test("every benchmark runs in full when nothing is said", () => {
  expect(readBenchOptions([], known)).toEqual({ names: [], quick: false });
  expect(readBenchOptions(["rooms", "--quick"], known)).toEqual({ names: ["rooms"], quick: true });
});

test.each([
  [["romos"], "There is no benchmark “romos”."],
  [["--fast"], "Unknown option '--fast'."],
  [["--quick=yes"], "Option '--quick' does not take an argument."],
])("%j is refused with a sentence", (args, sentence) => {
  expect(() => readBenchOptions(args, known)).toThrow(
    `${sentence} Usage: npm run bench -- [--quick] [tokens] [rooms]`,
  );
});
