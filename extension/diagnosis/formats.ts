import { language } from "../shared/words/say.ts";

const sizes = [
  ["gigabyte", 1_073_741_824],
  ["megabyte", 1_048_576],
] as const;

// A byte is nothing that anybody wants to read of.
const smallest = ["kilobyte", 1_024] as const;

/** A number of bytes as people read it: “3.2 MB”, “0.1 kB”. */
export const bytes = (count: number): string => {
  const [unit, size] = sizes.find(([, size]) => count >= size) ?? smallest;
  return new Intl.NumberFormat(language(), { style: "unit", unit, maximumFractionDigits: 1 }).format(
    Math.max(count / size, 0.1),
  );
};

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

const inUnit = (count: number, unit: string): string =>
  new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "short" }).format(count);

/** A length of time in its two largest units, such as “3 hr 41 min”. @param ms its sign does not matter */
export const span = (ms: number): string => {
  const length = Math.abs(ms);
  const at = units.findIndex(([, size]) => length >= size);
  const [unit, size] = units[at] ?? units[3];
  const rest = units[at + 1];
  const count = Math.floor(length / size);
  const left = at === -1 || !rest ? 0 : Math.floor((length % size) / rest[1]);
  const parts = [inUnit(count, unit), ...(left > 0 && rest ? [inUnit(left, rest[0])] : [])];
  return parts.join(" ");
};

/** Milliseconds as people read them: “4 ms”, “1.2 sec”. */
export const briefly = (ms: number): string =>
  ms < 1_000
    ? inUnit(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms), "millisecond")
    : inUnit(Math.round(ms / 100) / 10, "second");

const format = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), options).format(at);

/** A time of day with seconds, such as “18:20:07”. @param at milliseconds since 1970, as everywhere here */
export const exactTime = (at: number): string => format(at, { timeStyle: "medium" });

/** A time of day, such as “18:20”. */
export const shortTime = (at: number): string => format(at, { timeStyle: "short" });

/** A day, such as “Sunday, 22 November”. */
export const dayOf = (at: number): string => format(at, { weekday: "long", day: "numeric", month: "long" });

/** A time on whatever day, such as “22 Nov 2026, 18:20:07”. */
export const fullTime = (at: number): string => format(at, { dateStyle: "medium", timeStyle: "medium" });

/** Things one after another, as a language lists them. */
export const listed = (things: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: "unit", style: "short" }).format(things);
