/** How something grows. */
export interface Trend {
  /** Per unit of time, by least squares. */
  slope: number;
  /** The standard error of that: what noise alone makes of a slope. NaN for fewer than three points. */
  error: number;
}

/** Fits a straight line. @param points of time and value */
export const trend = (points: readonly (readonly [time: number, value: number])[]): Trend => {
  const count = points.length;
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / count;
  const [time, value] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [t]) => sum + (t - time) ** 2, 0);
  const slope = points.reduce((sum, [t, v]) => sum + (t - time) * (v - value), 0) / spread;
  const rest = points.reduce((sum, [t, v]) => sum + (v - value - slope * (t - time)) ** 2, 0);
  return { slope, error: count > 2 ? Math.sqrt(rest / (count - 2) / spread) : Number.NaN };
};
