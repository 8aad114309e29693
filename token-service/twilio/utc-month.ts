/** A calendar month in UTC. Times are milliseconds since 1970. */
export interface UtcMonth {
  /** For programs, for instance "2026-11". */
  key: string;
  /** For people, for instance "November 2026". */
  words: string;
  start: number;
  /** Start of the month after it. */
  end: number;
}

/** The month that a moment is in. */
export const utcMonth = (now: number): UtcMonth => {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    key: date.toISOString().slice(0, 7),
    words: date.toLocaleString("en-US", { month: "long", year: "numeric", timeZone: "UTC" }),
    start: Date.UTC(year, month),
    end: Date.UTC(year, month + 1),
  };
};
