import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeatUntilConfirmed } from "../../extension/offscreen/repeat-until-confirmed.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("sends at once, and again until every recipient has confirmed", () => {
  const send = vi.fn();
  const repeats = repeatUntilConfirmed();
  repeats.start("a", ["Ana", "Bo"], send);
  expect(send).toHaveBeenCalledTimes(1);
  repeats.confirm("a", "Ana");
  vi.advanceTimersByTime(1_000);
  const sent = send.mock.calls.length;
  expect(sent).toBeGreaterThan(1);
  repeats.confirm("a", "Bo");
  vi.advanceTimersByTime(60_000);
  expect(send).toHaveBeenCalledTimes(sent);
});

test("gives up after some seconds", () => {
  const send = vi.fn();
  repeatUntilConfirmed().start("a", ["Ana"], send);
  vi.advanceTimersByTime(60_000);
  const sent = send.mock.calls.length;
  vi.advanceTimersByTime(60_000);
  expect(send).toHaveBeenCalledTimes(sent);
  expect(vi.getTimerCount()).toBe(0);
});

test("sends nothing when nobody is there", () => {
  const send = vi.fn();
  repeatUntilConfirmed().start("a", [], send);
  expect(send).not.toHaveBeenCalled();
});

test("a stranger's receipt does not stop the repeats", () => {
  const send = vi.fn();
  const repeats = repeatUntilConfirmed();
  repeats.start("a", ["Ana"], send);
  repeats.confirm("a", "Mallory");
  vi.advanceTimersByTime(1_000);
  expect(send.mock.calls.length).toBeGreaterThan(1);
});
