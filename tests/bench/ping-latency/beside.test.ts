import { expect, test } from "vitest";
import { beside } from "./beside.ts";

test("times are compared within rounds, and the middle round counts", () => {
  const theirs = [1, 1, 1, 10, 10, 10, 2, 2, 2];
  const ours = [3, 3, 3, 20, 20, 20, 3, 3, 3];
  expect(beside(ours, theirs, 3)).toMatchObject({ medianMs: 2, ratio: 2 });
});

test("the slow ones are those of all rounds together", () => {
  const theirs = Array.from({ length: 500 }, () => 1);
  const ours = theirs.map((_, n) => (n < 6 ? 50 : 2));
  expect(beside(ours, theirs, 50)).toMatchObject({ medianMs: 1, p99Ms: 49 });
});

test("the last round may be shorter", () => {
  expect(beside([4, 4, 4, 4], [1, 1, 1, 1], 3).medianMs).toBe(3);
});
