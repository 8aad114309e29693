import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { delayedSignal } from "../../../extension/ui/delayed-signal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is drawn follows what is told after a while, and ends with the last of it", () => {
  const told = signal("a");
  const drawn = delayedSignal(told);
  vi.advanceTimersByTime(30);
  told.value = "b";
  vi.advanceTimersByTime(20);
  expect(drawn.value).toBe("a");
  told.value = "c";
  vi.advanceTimersByTime(10);
  expect(drawn.value).toBe("c");
  told.value = "d";
  vi.advanceTimersByTime(30);
  expect(drawn.value).toBe("d");
});
