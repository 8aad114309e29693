import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createChime } from "../../extension/core/notifications/chime.ts";

interface Tone {
  hertz: number;
  from: number;
  to: number;
}

let tones: Tone[];
let running: number;
let begin: () => Promise<void>;

const sink = { connect: (to: unknown) => to };

class FakeContext {
  currentTime = 2;
  destination = {};
  constructor() {
    running += 1;
  }
  resume = () => begin();
  close = async () => {
    running -= 1;
  };
}

class FakeGain {
  gain = {
    setValueAtTime: () => {},
    linearRampToValueAtTime: () => {},
    exponentialRampToValueAtTime: () => {},
  };
  connect = sink.connect;
}

class FakeOscillator extends EventTarget {
  tone: Tone;
  connect = sink.connect;
  constructor(_context: unknown, { frequency }: { frequency: number }) {
    super();
    this.tone = { hertz: frequency, from: 0, to: 0 };
    tones.push(this.tone);
  }
  start(at: number) {
    this.tone.from = at;
  }
  stop(at: number) {
    this.tone.to = at;
    queueMicrotask(() => this.dispatchEvent(new Event("ended")));
  }
}

beforeEach(() => {
  tones = [];
  running = 0;
  begin = async () => {};
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal("GainNode", FakeGain);
  vi.stubGlobal("OscillatorNode", FakeOscillator);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const usual = { urgent: false };

test("two notes are played, one after the other and within a third of a second", async () => {
  expect(await createChime()(usual)).toBe(true);
  expect(tones.map(({ from }) => from)).toEqual([2, 2.11]);
  expect(Math.max(...tones.map(({ to }) => to))).toBeLessThan(2.33);
});

test("what is urgent has a tune of its own", async () => {
  await createChime()({ urgent: true });
  expect(tones).toHaveLength(3);
});

test("what comes in a row makes one sound, which counts for all of it; what comes later makes another", async () => {
  const chime = createChime();
  expect(await Promise.all([chime(usual), chime(usual), chime({ urgent: true })])).toEqual([
    true,
    true,
    true,
  ]);
  expect(tones).toHaveLength(2);
  vi.advanceTimersByTime(1_500);
  await chime(usual);
  expect(tones).toHaveLength(4);
});

test("nothing goes on running once the sound is over", async () => {
  await createChime()(usual);
  expect(running).toBe(0);
});

test("a sound that does not begin is said to be none, is not made later, and does not count for what comes next", async () => {
  const chime = createChime();
  begin = () => new Promise(() => {});
  const chimed = chime(usual);
  await vi.advanceTimersByTimeAsync(500);
  expect(await chimed).toBe(false);
  expect(running).toBe(0);
  expect(tones).toEqual([]);
  begin = async () => {};
  expect(await chime(usual)).toBe(true);
});

test("where there is no audio at all there is no sound", async () => {
  vi.stubGlobal("AudioContext", undefined);
  expect(await createChime()(usual)).toBe(false);
});
