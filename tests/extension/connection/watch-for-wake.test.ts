import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchForWake } from "../../../extension/core/connection/watch-for-wake.ts";

const events = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("calls back when the clock has jumped, as it does while a machine sleeps", () => {
  const onWake = vi.fn();
  watchForWake(onWake);
  vi.advanceTimersByTime(60_000);
  expect(onWake).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 10 * 60_000);
  vi.advanceTimersByTime(5_000);
  expect(onWake).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(onWake).toHaveBeenCalledTimes(1);
});

test("looks at once when asked to, and not again for the same sleep", () => {
  const onWake = vi.fn();
  const look = watchForWake(onWake);
  look();
  expect(onWake).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 10 * 60_000);
  look();
  vi.advanceTimersByTime(5_000);
  expect(onWake).toHaveBeenCalledTimes(1);
});

test("is not misled by a timer that comes some seconds late", () => {
  const onWake = vi.fn();
  watchForWake(onWake);
  vi.setSystemTime(Date.now() + 10_000);
  vi.advanceTimersByTime(5_000);
  expect(onWake).not.toHaveBeenCalled();
});

test("tells of a clock that was set back, and only of that", () => {
  const onWake = vi.fn();
  watchForWake(onWake);
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(60_000);
  expect(onWake.mock.calls).toEqual([["set-back"]]);
});

test("is not misled by a clock that is put right by a second", () => {
  const onWake = vi.fn();
  watchForWake(onWake);
  vi.setSystemTime(Date.now() - 1_000);
  vi.advanceTimersByTime(60_000);
  expect(onWake).not.toHaveBeenCalled();
});

test("calls back when the network comes back", () => {
  const onWake = vi.fn();
  watchForWake(onWake);
  events.dispatchEvent(new Event("online"));
  expect(onWake).toHaveBeenCalledTimes(1);
});
