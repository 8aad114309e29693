const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/**
 * How long ago something was, in words; a clock that runs ahead makes it "just now" as well.
 *
 * @param at milliseconds since 1970
 * @param now the same
 */
export const ago = (at: number, now: number): string => {
  const unit = units.find(([, ms]) => now - at >= ms);
  return unit ? relative.format(-Math.floor((now - at) / unit[1]), unit[0]) : "just now";
};

/** A time in UTC that people and programs can read: `2026-11-22 18:58:03Z`. */
export const utcTime = (at: number): string =>
  new Date(at).toISOString().replace("T", " ").replace(/\.\d+/, "");
