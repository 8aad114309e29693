import { expect, test } from "vitest";
import { type Goal, goalLine } from "./goal.ts";

const throughput: Goal = {
  what: "throughput, times the tutorial's,",
  bound: "at least",
  wanted: 5,
  reached: 6.1,
  unit: "×",
};

test("a goal's line says by its own figures whether it was reached", () => {
  expect(goalLine(throughput)).toBe("goal: throughput, times the tutorial's, at least 5× — reached: 6.1×");
  expect(goalLine({ ...throughput, reached: 4.99 })).toMatch(/— missed: 4\.99×$/);
  expect(goalLine({ ...throughput, reached: 5 })).toMatch(/— reached: 5×$/);
});

test("the other bounds count downwards", () => {
  const delay: Goal = { what: "p99", bound: "at most", wanted: 20, reached: 20, unit: " ms" };
  expect(goalLine(delay)).toBe("goal: p99 at most 20 ms — reached: 20 ms");
  expect(goalLine({ ...delay, reached: 20.1 })).toMatch(/— missed: 20\.1 ms$/);
  expect(goalLine({ ...delay, bound: "below" })).toMatch(/— missed: 20 ms$/);
});

test("a goal without a figure is missed", () => {
  expect(goalLine({ ...throughput, reached: Number.NaN })).toMatch(/— missed: –×$/);
  expect(goalLine({ ...throughput, bound: "below", reached: Number.NaN })).toMatch(/missed/);
});

test("a figure that is rounded never looks as if it had reached what it missed", () => {
  expect(goalLine({ ...throughput, reached: 4.9999 })).toMatch(/— missed: 4\.99×$/);
  expect(goalLine({ what: "p99", bound: "below", wanted: 1, reached: 0.99999, unit: "×" })).toMatch(
    /— reached: 0\.999×$/,
  );
});
