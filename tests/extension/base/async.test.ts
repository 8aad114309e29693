import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createTurns,
  debounced,
  pause,
  runDetached,
  stopwatch,
  withTimeout,
} from "../../../extension/core/base/async.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("an error of something that nobody awaits is logged", async () => {
  const logged = vi.spyOn(console, "error").mockReturnValue();
  runDetached(Promise.reject(new Error("a defect")));
  runDetached(Promise.resolve());
  await vi.runAllTimersAsync();
  expect(logged).toHaveBeenCalledOnce();
});

describe("what takes turns", () => {
  test("runs one after another, in the order of the calls", async () => {
    const inTurn = createTurns();
    const log: string[] = [];
    const run = (name: string, ms: number) =>
      inTurn(async () => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        log.push(`${name} ends`);
      });
    const both = Promise.all([run("slow", 100), run("fast", 1)]);
    await vi.runAllTimersAsync();
    await both;
    expect(log).toEqual(["slow begins", "slow ends", "fast begins", "fast ends"]);
  });

  test("is held up by none that fails, of which only its caller learns", async () => {
    const inTurn = createTurns();
    const failing = inTurn(() => Promise.reject(new Error("no")));
    const next = inTurn(async () => "done");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
  });
});

describe("an answer that is not awaited for ever", () => {
  test("is what came in time", async () => {
    expect(await withTimeout(Promise.resolve("yes"), 10)).toBe("yes");
    await expect(withTimeout(Promise.reject(new Error("no")), 10)).rejects.toThrow("no");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is an error once the time is over", async () => {
    const answer = expect(withTimeout(new Promise(() => {}), 10)).rejects.toThrow("within 10 ms");
    await vi.advanceTimersByTimeAsync(10);
    await answer;
  });
});

describe("a stopwatch", () => {
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
});

describe("a pause", () => {
  test("lasts so long, and nothing is waited for none", async () => {
    const over = vi.fn();
    void pause(10, new AbortController().signal).then(over);
    await vi.advanceTimersByTimeAsync(9);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalledOnce();
    await pause(0, new AbortController().signal);
  });

  test("ends with the reason for which somebody ends it", async () => {
    const ending = new AbortController();
    const paused = expect(pause(10, ending.signal)).rejects.toThrow("Left.");
    ending.abort(new Error("Left."));
    await paused;
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("what is sent a moment later is sent once for all who asked meanwhile, and not after the end", () => {
  const over = new AbortController();
  const send = vi.fn();
  const ask = debounced(send, () => 10, over.signal);
  for (let n = 0; n < 3; n += 1) ask();
  vi.advanceTimersByTime(10);
  expect(send).toHaveBeenCalledOnce();
  ask();
  over.abort();
  ask();
  vi.advanceTimersByTime(10);
  expect(send).toHaveBeenCalledOnce();
});
