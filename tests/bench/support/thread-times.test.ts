import { expect, test } from "vitest";
import { spentBetween } from "./thread-times.ts";

test("tells what each thread did between two readings, the most first, and all of one that was not there before", () => {
  const before = new Map([
    ["main", 100],
    ["network", 50],
  ]);
  const after = new Map([
    ["main", 110],
    ["network", 90],
    ["worker", 20],
  ]);
  expect(spentBetween(before, after)).toEqual([
    ["network", 40],
    ["worker", 20],
    ["main", 10],
  ]);
});
