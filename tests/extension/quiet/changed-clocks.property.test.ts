import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextChange } from "../../../extension/core/attention/working-hours.ts";
import { isWithin } from "../../../extension/shared/quiet/hours.ts";
import { quietNow } from "../../../extension/shared/quiet/quiet-now.ts";
import { snoozeChoices } from "../../../extension/shared/quiet/snooze.ts";
import type { WeeklyHours } from "../../../extension/shared/settings-schema.ts";
import { inZone } from "../support/in-zone.ts";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

// A moment shortly before the clock is changed, and by how many minutes it is.
const changes: [zone: string, shortlyBefore: string, byMinutes: number][] = [
  ["Europe/Berlin", "2026-03-29T00:30Z", 60],
  ["Europe/Berlin", "2026-10-25T00:30Z", -60],
  ["America/New_York", "2026-03-08T06:30Z", 60],
  ["America/New_York", "2026-11-01T05:30Z", -60],
  ["Australia/Lord_Howe", "2026-10-03T15:00Z", 30],
  ["Australia/Lord_Howe", "2026-04-04T14:30Z", -30],
  ["Antarctica/Troll", "2026-03-29T00:30Z", 120],
  ["Asia/Beirut", "2026-03-28T21:30Z", 60],
  ["Asia/Beirut", "2026-10-24T20:30Z", -60],
  ["America/Santiago", "2026-09-06T03:30Z", 60],
  ["America/Santiago", "2026-04-05T02:30Z", -60],
  ["America/Havana", "2026-03-08T04:30Z", 60],
  ["America/Havana", "2026-11-01T04:30Z", -60],
  ["Africa/Cairo", "2026-04-23T21:30Z", 60],
  ["Africa/Cairo", "2026-10-29T20:30Z", -60],
  ["Atlantic/Azores", "2026-10-25T00:30Z", -60],
  ["America/Nuuk", "2024-10-27T00:30Z", -60],
  ["America/St_Johns", "2010-11-07T02:00Z", -60],
  ["Africa/Casablanca", "2026-02-15T01:30Z", -60],
  ["Asia/Pyongyang", "2018-05-04T14:30Z", 30],
  ["America/Caracas", "2016-05-01T06:30Z", 30],
  ["Asia/Kathmandu", "1985-12-31T18:00Z", 15],
  ["Pacific/Apia", "2011-12-30T09:30Z", 1_440],
];

/** What a clock on the wall shows. */
interface Shown {
  at: number;
  /** As text that sorts as the calendar does, such as `2026-03-29 01:59`. */
  text: string;
}

const shownIn = (zone: string) => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return (at: number): string => format.format(at);
};

/** Watches the clock, minute by minute, for some days around a moment. */
const watch = (zone: string, around: number): Shown[] => {
  const shown = shownIn(zone);
  const minutes: Shown[] = [];
  for (let at = around - 4 * dayMs; at < around + 11 * dayMs; at += minuteMs)
    minutes.push({ at, text: shown(at) });
  return minutes;
};

const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** For each day of the calendar and each time: the first and the last minute that show it, or the first that shows more. */
const turns = (minutes: readonly Shown[], days: readonly number[], times: readonly string[]) => {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const { at, text } of minutes) {
    if (!first.has(text)) first.set(text, at);
    last.set(text, at);
  }
  const found = new Map<string, { begin: number; end: number }>();
  for (const day of days)
    for (const time of times) {
      const text = `${dateOf(day)} ${time}`;
      const jump = first.has(text) ? undefined : minutes.find((each) => each.text > text)?.at;
      const never = jump ?? Number.POSITIVE_INFINITY;
      found.set(text, { begin: first.get(text) ?? never, end: last.get(text) ?? never });
    }
  return found;
};

const times = ["00:00", "00:30", "01:15", "02:00", "02:15", "02:30", "03:00", "06:00", "12:00", "23:30"];
const time = fc.constantFrom(...times);
const hours = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
  from: time,
  to: time,
});

describe.each(changes)("in %s around %s, where the clock moves by %i minutes", (zone, before, by) => {
  const around = Date.parse(before);
  const minutes = watch(zone, around);
  const middle = Date.parse(before.slice(0, 10));
  const days = Array.from({ length: 14 }, (_, n) => middle + (n - 3) * dayMs);
  const turned = turns(minutes, days, times);

  const stretches = (all: readonly WeeklyHours[]) =>
    days.flatMap((day) =>
      all
        .filter((each) => each.days.includes(new Date(day).getUTCDay()))
        .map(({ from, to }) => ({
          start: turned.get(`${dateOf(day)} ${from}`)?.begin ?? 0,
          end: turned.get(`${dateOf(to > from ? day : day + dayMs)} ${to}`)?.end ?? 0,
        })),
    );

  test("the clock does move so", () => {
    const shown = shownIn(zone);
    const passed = Date.parse(`${shown(around + 60 * minuteMs)}Z`) - Date.parse(`${shown(around)}Z`);
    expect(passed).toBe((60 + by) * minuteMs);
  });

  test("somebody is quiet for as long as the clock on the wall says so, minute by minute", () => {
    inZone(zone);
    const moment = fc.integer({ min: -1_500, max: 1_500 }).map((minute) => around + minute * minuteMs);
    fc.assert(
      fc.property(fc.array(hours, { minLength: 1, maxLength: 3 }), moment, (quietHours, at) => {
        const quiet = stretches(quietHours);
        const isIn = (each: number) => quiet.some(({ start, end }) => start <= each && each < end);
        const settings = { doNotDisturb: false, snoozedUntil: 0, quietHours, workingHours: [] };
        expect(isWithin(quietHours, at)).toBe(isIn(at));
        const until = quietNow(settings, at)?.until;
        if (typeof until === "number" && until < around + 8 * dayMs) {
          expect(isIn(until)).toBe(false);
          expect(isIn(until - minuteMs)).toBe(true);
        }
        const next = nextChange(settings, at);
        if (next === null || next > around + 8 * dayMs) return;
        const first = minutes.find((each) => each.at > at && isIn(each.at) !== isIn(at));
        expect(next).toBe(first?.at);
      }),
      { numRuns: 60 },
    );
  });

  test("a snooze until the next morning ends when the clock shows eight, on the day that comes next", () => {
    inZone(zone);
    const shown = shownIn(zone);
    for (let at = around - dayMs; at < around + dayMs; at += 7 * minuteMs) {
      const now = shown(at);
      const isNight = now.slice(11) < "04:00";
      const morning = minutes.find(
        (each) =>
          each.at > at &&
          each.text.endsWith("08:00") &&
          (isNight || each.text.slice(0, 10) > now.slice(0, 10)),
      );
      expect(snoozeChoices(at).at(-1)?.until, now).toBe(morning?.at);
    }
  });
});

describe("quiet hours at night, when a clock in Berlin is put forward from 2:00 to 3:00", () => {
  const quietIn = (from: string, to: string) => ({
    doNotDisturb: false,
    snoozedUntil: 0,
    quietHours: [{ days: [0, 1, 2, 3, 4, 5, 6], from, to }],
  });
  const jump = Date.parse("2026-03-29T01:00Z");

  test("that begin at a skipped time begin with the jump", () => {
    inZone("Europe/Berlin");
    const settings = quietIn("02:30", "06:00");
    expect(quietNow(settings, jump - 1)).toBeNull();
    expect(quietNow(settings, jump)).toEqual({ until: Date.parse("2026-03-29T04:00Z") });
    expect(quietNow(settings, jump + 15 * minuteMs)).not.toBeNull();
  });

  test("that end at a skipped time end with the jump", () => {
    inZone("Europe/Berlin");
    expect(quietNow(quietIn("22:00", "02:30"), jump - 1)).toEqual({ until: jump });
    expect(quietNow(quietIn("22:00", "02:30"), jump)).toBeNull();
  });

  test("that are skipped altogether are none", () => {
    inZone("Europe/Berlin");
    for (const minute of [-1, 0, 15, 45, 60])
      expect(quietNow(quietIn("02:10", "02:50"), jump + minute * minuteMs)).toBeNull();
  });
});
