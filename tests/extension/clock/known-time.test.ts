import { describe, expect, test } from "vitest";
import {
  type KnownTime,
  timesOf,
  withReading,
  withServiceTime,
} from "../../../extension/core/clock/known-time.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 29, 9);
const service = "https://pingroom.example";

/** A computer with two clocks, looked at as the core does. */
const computer = (wall = start) => {
  let steady = 5 * hour;
  let known: KnownTime = withReading(undefined, { wall, steady });
  const look = () => {
    known = withReading(known, { wall, steady });
  };
  return {
    /** Time passes while it is awake, with a look each minute. */
    pass: (ms: number) => {
      for (let left = ms; left > 0; left -= minute) {
        wall += Math.min(left, minute);
        steady += Math.min(left, minute);
        look();
      }
    },
    set: (ms: number) => {
      wall += ms;
      look();
    },
    /** As on Linux and macOS, where the steady clock stands still meanwhile. */
    sleep: (ms: number) => {
      wall += ms;
      look();
    },
    restart: (ms: number) => {
      wall += ms;
      steady = wall;
      look();
    },
    hear: (serviceTime: number, url = service) => {
      known = withServiceTime(known, url, serviceTime);
    },
    wall: () => wall,
    times: () => timesOf(known),
    isBelieved: () => known.doubt === undefined,
  };
};

test("a clock that goes on as it did is believed, and so is one that is put right by some seconds", () => {
  const it = computer();
  it.pass(3 * hour);
  it.set(4 * second);
  it.set(-4 * second);
  expect(it.isBelieved()).toBe(true);
  expect(it.times()).toEqual({ earliest: it.wall(), latest: it.wall(), likely: it.wall() });
});

test.each([
  ["400 days ahead", 400 * day],
  ["an hour ahead", hour],
  ["an hour back", -hour],
  ["to 1970", -start],
])(
  "a clock that was set %s makes it neither later nor earlier than it may be, and is believed once it is back",
  (_, by) => {
    const it = computer();
    it.pass(hour);
    const right = it.wall() + 2 * minute;
    it.set(by);
    it.pass(2 * minute);
    expect(it.times()).toEqual({
      earliest: Math.min(right, right + by),
      latest: Math.max(right, right + by),
      likely: right,
    });
    it.set(-by);
    expect(it.isBelieved()).toBe(true);
    expect(it.times().earliest).toBe(right);
  },
);

describe("without a service that could be asked", () => {
  test("a clock that was set is believed when it still goes on so a day later", () => {
    const it = computer();
    it.set(400 * day);
    it.pass(day - minute);
    expect(it.times().earliest).toBe(start + day - minute);
    it.pass(minute);
    expect(it.times().earliest).toBe(it.wall());
    expect(it.isBelieved()).toBe(true);
  });

  test("nights of sleep do not put that off", () => {
    const it = computer();
    it.set(400 * day);
    it.pass(8 * hour);
    it.sleep(16 * hour);
    expect(it.isBelieved()).toBe(true);
  });

  test("a clock that is set once more is a new riddle", () => {
    const it = computer();
    it.set(400 * day);
    it.pass(20 * hour);
    it.set(400 * day);
    it.pass(20 * hour);
    expect(it.isBelieved()).toBe(false);
    it.set(-2 * day);
    it.pass(20 * hour);
    expect(it.isBelieved()).toBe(false);
    expect(it.times().earliest).toBe(start + 60 * hour);
  });

  test("one that is wrong as the browser starts is doubted too", () => {
    const it = computer();
    it.pass(hour);
    it.restart(400 * day);
    expect(it.times()).toMatchObject({ earliest: start + hour, latest: it.wall() });
    it.set(-400 * day);
    expect(it.times().earliest).toBe(it.wall());
  });

  test("a restart of some minutes is no riddle", () => {
    const it = computer();
    it.restart(5 * minute);
    it.pass(day);
    it.restart(5 * minute);
    expect(it.isBelieved()).toBe(true);
  });
});

describe("a service that tells its time", () => {
  test("confirms the clock after a night of sleep", () => {
    const it = computer();
    it.sleep(8 * hour);
    expect(it.times().earliest).toBe(start);
    it.hear(it.wall() - 2 * second);
    expect(it.times().earliest).toBe(it.wall());
  });

  test("confirms a clock that is put right after having been wrong from the beginning", () => {
    const it = computer(start + 400 * day);
    it.hear(start);
    it.pass(hour);
    it.set(-400 * day);
    it.hear(start + hour);
    expect(it.isBelieved()).toBe(true);
    expect(it.times().latest).toBe(start + hour);
  });

  test("confirms a clock that is as wrong as ever", () => {
    const it = computer();
    it.hear(start - 3 * hour);
    it.sleep(8 * hour);
    it.hear(it.wall() - 3 * hour - second);
    expect(it.isBelieved()).toBe(true);
  });

  test("is not asked about another service's clock", () => {
    const it = computer();
    it.hear(start - 3 * hour, "https://other.example");
    it.sleep(8 * hour);
    it.hear(it.wall() - 3 * hour);
    expect(it.isBelieved()).toBe(false);
  });

  test("keeps a clock doubted that is wrong, for as long as it says so", () => {
    const it = computer();
    it.set(400 * day);
    it.hear(start);
    it.pass(3 * day);
    expect(it.isBelieved()).toBe(false);
    expect(it.times().earliest).toBe(start + 3 * day);
    it.set(day);
    expect(it.isBelieved()).toBe(false);
  });

  test("says how long a computer slept whose clock is wrong besides", () => {
    const it = computer();
    it.sleep(8 * hour + 400 * day);
    it.hear(start + 8 * hour);
    expect(it.times().earliest).toBe(start + 8 * hour);
  });

  test("changes nothing while the clock is believed", () => {
    const it = computer();
    it.hear(start + 400 * day);
    expect(it.times().latest).toBe(start);
  });
});
