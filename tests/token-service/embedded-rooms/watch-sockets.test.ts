import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SignalingSocket } from "../../../token-service/embedded-rooms/signaling/signaling-socket.ts";
import { defaultSignalingTiming } from "../../../token-service/embedded-rooms/signaling/signaling-timing.ts";
import { watchSockets } from "../../../token-service/embedded-rooms/signaling/watch-sockets.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const idleSocket = (opened: number) =>
  ({
    times: { opened, heard: opened, sent: opened, pinged: opened, due: Number.POSITIVE_INFINITY },
    address: "127.0.0.1",
    network: "127.0.0.1",
    capabilities: { outlastsOutages: false },
    isClosing: false,
    charge: vi.fn(),
    send: vi.fn(),
    refuse: vi.fn(),
    attempt: vi.fn(),
    ping: vi.fn(),
    close: vi.fn(),
    terminate: vi.fn(),
  }) satisfies SignalingSocket;

const watch = () => {
  let skipped = 0;
  const now = () => Date.now() + skipped;
  const socket = idleSocket(now());
  const lates: number[] = [];
  watchSockets(
    () => [socket],
    defaultSignalingTiming,
    () => true,
    (late) => lates.push(late),
    now,
  );
  const freeze = (ms: number) => {
    skipped += ms;
  };
  return { socket, lates, freeze };
};

it("cuts a socket that has been silent for 3.5 s", () => {
  const { socket } = watch();
  vi.advanceTimersByTime(3_500);
  expect(socket.terminate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(socket.terminate).toHaveBeenCalled();
});

it("does not blame the clients for the time in which this machine slept", () => {
  const { socket, lates, freeze } = watch();
  vi.advanceTimersByTime(1_000);
  freeze(60_000);
  vi.advanceTimersByTime(500);
  expect(socket.terminate).not.toHaveBeenCalled();
  expect(Math.max(...lates)).toBeGreaterThan(59_000);
  vi.advanceTimersByTime(5_000);
  expect(socket.terminate).toHaveBeenCalled();
});

it("looks at every socket in each sweep, and never at all of them at once", () => {
  const sockets = Array.from({ length: 100 }, (_, n) => idleSocket(Date.now() + n));
  const pinged = () => sockets.filter(({ ping }) => ping.mock.calls.length > 0).length;
  const { sweepMs, pingMs } = defaultSignalingTiming;
  watchSockets(
    () => sockets,
    defaultSignalingTiming,
    () => true,
    () => {},
    Date.now,
  );
  vi.advanceTimersByTime(pingMs + 100);
  const steps: number[] = [];
  for (let ms = 0; ms < sweepMs; ms += 25) {
    const before = pinged();
    vi.advanceTimersByTime(25);
    steps.push(pinged() - before);
  }
  expect(pinged()).toBe(100);
  expect(Math.max(...steps)).toBe(10);
});
