import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lagging } from "../../../extension/popup/lagging.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is drawn follows what is stored after a while, and ends with the last of it", () => {
  const stored = signal("a");
  const drawn = lagging(stored, 30);
  expect(drawn.value).toBe("a");
  stored.value = "b";
  vi.advanceTimersByTime(20);
  expect(drawn.value).toBe("a");
  stored.value = "a";
  vi.advanceTimersByTime(10);
  expect(drawn.value).toBe("b");
  vi.advanceTimersByTime(20);
  expect(drawn.value).toBe("a");
});
