import { afterEach, describe, expect, test, vi } from "vitest";
import { startOfDay } from "../../../extension/shared/words/times.ts";
import { historyOf, sectionsOf } from "../../../extension/ui/history/history-entries.ts";
import { dayName } from "../../../extension/ui/history/history-list.tsx";
import { receivedPing } from "../support/pings.ts";

/** A moment by the clock of the zone that a test is in, milliseconds since 1970. */
const at = (local: string): number => new Date(local).getTime();

/** Texts under their headings; what is new is under that word. */
const headed = (times: readonly string[], now: string, isNew: readonly string[] = [], limit?: number) => {
  const pings = times.map((time, n) => receivedPing(n, { text: time, receivedAt: at(time) }));
  return sectionsOf(historyOf(pings, []), ({ ping }) => isNew.includes(ping.text), limit).map(
    ({ of, entries }) => [of === "new" ? of : dayName(of, at(now)), ...entries.map(({ ping }) => ping.text)],
  );
};

afterEach(() => {
  vi.unstubAllEnvs();
});

test("pings stand under their days, newest first, over midnight and over a new year", () => {
  const times = [
    "2026-01-01T00:00",
    "2025-12-31T23:59",
    "2025-12-31T00:00",
    "2025-12-30T23:59",
    "2024-12-31T12:00",
  ];
  expect(headed(times, "2026-01-01T08:00")).toEqual([
    ["Today", "2026-01-01T00:00"],
    ["Yesterday", "2025-12-31T23:59", "2025-12-31T00:00"],
    ["Tuesday, December 30, 2025", "2025-12-30T23:59"],
    ["Tuesday, December 31, 2024", "2024-12-31T12:00"],
  ]);
});

test("a day of this year is named without the year", () => {
  expect(headed(["2026-11-16T12:00"], "2026-11-22T12:00")).toEqual([
    ["Monday, November 16", "2026-11-16T12:00"],
  ]);
});

describe.each([
  ["Europe/Berlin", "2026-03-29", "2026-03-30", 23],
  ["Europe/Berlin", "2026-10-25", "2026-10-26", 25],
  ["America/Sao_Paulo", "2018-11-04", "2018-11-05", 23], // That day began at one o'clock.
  ["Pacific/Apia", "2011-12-29", "2011-12-31", 24], // The 30th was left out.
])("in %s on %s", (zone, day, next, hours) => {
  test(`the day of ${hours} hours is one day, and the one before the next`, () => {
    vi.stubEnv("TZ", zone);
    const times = [`${next}T00:00`, `${day}T23:59`, `${day}T12:00`, `${day}T02:30`];
    expect(headed(times, `${next}T09:00`)).toEqual([
      ["Today", times[0]],
      [zone === "Pacific/Apia" ? "Thursday, December 29" : "Yesterday", ...times.slice(1)],
    ]);
    expect((startOfDay(at(`${next}T12:00`)) - startOfDay(at(`${day}T12:00`))) / 3_600_000).toBe(hours);
  });
});

test("what is new stands first, of whichever day", () => {
  const times = ["2026-11-22T09:00", "2026-11-22T08:00", "2026-11-20T08:00"];
  expect(headed(times, "2026-11-22T12:00", ["2026-11-22T08:00", "2026-11-20T08:00"])).toEqual([
    ["new", "2026-11-22T08:00", "2026-11-20T08:00"],
    ["Today", "2026-11-22T09:00"],
  ]);
});

test("no more is shown than asked for, and what is new before what is not", () => {
  const times = ["2026-11-22T09:00", "2026-11-22T08:00", "2026-11-20T08:00"];
  const fresh = ["2026-11-20T08:00"];
  expect(headed(times, "2026-11-22T12:00", fresh, 2)).toEqual([
    ["new", "2026-11-20T08:00"],
    ["Today", "2026-11-22T09:00"],
  ]);
  expect(headed(times, "2026-11-22T12:00", times, 2)).toEqual([["new", times[0], times[1]]]);
});
