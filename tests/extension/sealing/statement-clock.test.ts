import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStatementClock } from "../../../extension/core/sealing/speaker.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

beforeEach(() => {
  clearMemoryKeys();
  vi.useFakeTimers({ now: 1_000, toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("each time is later than the one before, also in one millisecond and with a clock that was put back", async () => {
  const next = await createStatementClock();
  expect([next(), next()]).toEqual([1_000, 1_001]);
  vi.setSystemTime(500);
  expect(next()).toBe(1_002);
  vi.setSystemTime(2_000);
  expect(next()).toBe(2_000);
});

test("so it is after a restart with a clock that was put back", async () => {
  const next = await createStatementClock();
  next();
  const last = next();
  vi.setSystemTime(500);
  await vi.waitFor(async () => expect((await createStatementClock())()).toBeGreaterThan(last));
});
