const significant = 3;

/**
 * A number as people read it: three significant digits, no fraction from 100 on, a comma between thousands; a dash for
 * none.
 *
 * @param rounding where the rest goes
 */
export const figure = (
  value: number | null | undefined,
  rounding: "halfExpand" | "floor" | "ceil" = "halfExpand",
): string => {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const digits =
    Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: significant };
  return value.toLocaleString("en", { ...digits, roundingMode: rounding });
};
