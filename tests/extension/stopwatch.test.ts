import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stopwatch } from "../../extension/core/base/async.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("counts the time that a machine slept, in which its monotonous clock may have stood still", () => {
  const elapsed = stopwatch();
  vi.advanceTimersByTime(1_000);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(elapsed()).toBe(3_601_000);
});

test("is not misled by a clock that is set back", () => {
  const elapsed = stopwatch();
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(elapsed()).toBe(1_000);
});
