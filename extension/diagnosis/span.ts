import { language } from "../shared/words/say.ts";

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
