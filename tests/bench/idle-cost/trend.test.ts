import { expect, test } from "vitest";
import { trend } from "./trend.ts";

test("a straight line has its slope, and no error", () => {
  const { slope, error } = trend([
    [0, 3],
    [1, 5],
    [3, 9],
  ]);
  expect(slope).toBeCloseTo(2, 10);
  expect(error).toBeCloseTo(0, 10);
});

test("noise without growth has a slope within twice its error", () => {
  const { slope, error } = trend([
    [0, 1],
    [1, 2],
    [2, 1],
    [3, 2],
    [4, 1],
  ]);
  expect(slope).toBeCloseTo(0, 10);
  expect(error).toBeCloseTo(Math.sqrt(1.2 / 3 / 10), 10);
});

test("two points have a slope and tell nothing of noise", () => {
  expect(
    trend([
      [0, 1],
      [2, 2],
    ]),
  ).toEqual({ slope: 0.5, error: Number.NaN });
});
