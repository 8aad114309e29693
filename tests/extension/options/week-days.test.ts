import { afterEach, expect, test, vi } from "vitest";
import { weekDays } from "../../../extension/options/day-choice.tsx";

afterEach(() => {
  vi.unstubAllGlobals();
});

const order = (region: string) => weekDays("en", region).map(({ day }) => day);

test("the days are named in one language and ordered as in a region", () => {
  const days = weekDays("de", "en-US");
  expect(days.map(({ short }) => short)).toEqual(["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"]);
  expect(days[3]).toEqual({ day: 3, short: "Mi", long: "Mittwoch" });
  expect(order("de-DE")).toEqual([1, 2, 3, 4, 5, 6, 0]);
  expect(order("ar-EG")).toEqual([6, 0, 1, 2, 3, 4, 5]);
});

test("a browser that does not know the order begins on Monday", () => {
  vi.stubGlobal("Intl", { DateTimeFormat: Intl.DateTimeFormat, Locale: class {} });
  expect(order("en-US")).toEqual([1, 2, 3, 4, 5, 6, 0]);
});
