import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startHeartbeat } from "../../../extension/core/rooms/heartbeat.ts";

const ended = new AbortController();

/** A room with these participants; those in `answering` echo a beat after 50 ms. */
const setUp = (present: string[], answering: Set<string>) => {
  const asked: string[] = [];
  const onLost = vi.fn();
  const heartbeat = startHeartbeat(
    {
      witnesses: () => present.map((identity) => ({ identity, state: "open", speaks: true })),
      isUp: () => true,
      onLost,
      ask: (to, nonce) => {
        asked.push(to);
        if (answering.has(to)) setTimeout(() => heartbeat.echoed(to, nonce), 50);
      },
    },
    ended.signal,
  );
  return { heartbeat, asked, onLost };
};

const age = (heartbeat: { provenAt(): number }) => Date.now() - heartbeat.provenAt();

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("asks everybody in turn, one at a time and seldom", async () => {
  const team = Array.from({ length: 49 }, (_, number) => `Teammate ${number}`);
  const { asked, onLost, heartbeat } = setUp(team, new Set(team));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(asked.length).toBeGreaterThan(45);
  expect(asked.length).toBeLessThanOrEqual(60);
  expect(new Set(asked.slice(0, 49)).size).toBe(Math.min(asked.length, 49));
  expect(onLost).not.toHaveBeenCalled();
  expect(age(heartbeat)).toBeLessThan(15_000);
});

test("stays proven through a third participant when one does not answer", async () => {
  const { onLost, heartbeat } = setUp(["Frozen", "Cleo"], new Set(["Cleo"]));
  for (let second = 0; second < 120; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    expect(age(heartbeat)).toBeLessThan(20_000);
  }
  expect(onLost).not.toHaveBeenCalled();
});

test("gives up after 20 s to 25 s in which nobody answers, and once", async () => {
  const answering = new Set(["Ana"]);
  const { onLost, heartbeat } = setUp(["Ana"], answering);
  await vi.advanceTimersByTimeAsync(61_000);
  answering.clear();
  await vi.advanceTimersByTimeAsync(20_000 - age(heartbeat) - 1);
  expect(onLost).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onLost).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onLost).toHaveBeenCalledTimes(1);
});

test("counts no echo but that of the one asked, with what was asked", () => {
  const { heartbeat } = setUp(["Ana"], new Set());
  vi.advanceTimersByTime(12_500);
  const before = heartbeat.provenAt();
  heartbeat.echoed("Ana", "guessed");
  heartbeat.echoed("Mallory", "guessed");
  expect(heartbeat.provenAt()).toBe(before);
});

test("asks again before it gives up after the whole browser stood still", async () => {
  const { asked, onLost } = setUp(["Ana"], new Set(["Ana"]));
  await vi.advanceTimersByTimeAsync(1_000);
  vi.setSystemTime(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual(["Ana"]);
  expect(onLost).not.toHaveBeenCalled();
});

test("a clock that is set back costs nothing", async () => {
  const { onLost, heartbeat } = setUp(["Ana"], new Set(["Ana"]));
  await vi.advanceTimersByTimeAsync(15_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onLost).not.toHaveBeenCalled();
  expect(age(heartbeat)).toBeLessThan(15_000);
});

describe("a check", () => {
  test("asks at once and is content with an echo", async () => {
    const { heartbeat, asked, onLost } = setUp(["Ana"], new Set(["Ana"]));
    heartbeat.check();
    expect(asked).toEqual(["Ana"]);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(onLost).not.toHaveBeenCalled();
  });

  test("gives up after 5 s without one, having asked a second participant", async () => {
    const { heartbeat, asked, onLost } = setUp(["Ana", "Bo"], new Set());
    heartbeat.check();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(onLost).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(asked.slice(0, 2)).toEqual(["Ana", "Bo"]);
  });
});
