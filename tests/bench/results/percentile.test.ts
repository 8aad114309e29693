import { expect, test } from "vitest";
import { median, percentile } from "./percentile.ts";

const upTo = (last: number) => Array.from({ length: last }, (_, n) => last - n);

test("the 99th percentile of a hundred values is the second largest", () => {
  expect(percentile(upTo(100), 99)).toBe(99);
  expect(percentile(upTo(1000), 99)).toBe(990);
  expect(percentile(upTo(10), 99)).toBe(10);
  expect(percentile([7], 99)).toBe(7);
});

test("a percentile is a value that was measured", () => {
  expect(percentile([1, 2, 3, 1000], 50)).toBe(2);
  expect(percentile([1, 2, 3, 1000], 75)).toBe(3);
  expect(percentile([1, 2, 3, 1000], 76)).toBe(1000);
});

test("numbers are put in order as numbers", () => {
  expect(median([100, 9, 20])).toBe(20);
  expect(percentile([100, 9, 20], 100)).toBe(100);
});

test("the median of an even number of values lies between the two in the middle", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("nothing has neither", () => {
  expect(median([])).toBeNaN();
  expect(percentile([], 99)).toBeNaN();
});

test("the values stay as they were", () => {
  const values = [3, 1, 2];
  median(values);
  percentile(values, 99);
  expect(values).toEqual([3, 1, 2]);
});
