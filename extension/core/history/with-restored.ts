/** What tells pings apart, and orders them. */
interface Order<Ping> {
  keyOf(ping: Ping): string;
  /** When it came or was sent, milliseconds since 1970. */
  at(ping: Ping): number;
}

/**
 * Puts pings back into their list; those that are in it already stay as they are, and nothing else changes its place.
 *
 * @param pings newest first
 * @returns the same list when nothing is missing
 */
export const withRestored = <Ping>(
  pings: Ping[],
  restored: readonly Ping[],
  { keyOf, at }: Order<Ping>,
): Ping[] => {
  const known = new Set(pings.map(keyOf));
  const missing = restored.filter((ping) => !known.has(keyOf(ping))).toSorted((a, b) => at(b) - at(a));
  if (missing.length === 0) return pings;
  const result: Ping[] = [];
  for (const ping of pings) {
    while (missing[0] && at(missing[0]) >= at(ping)) result.push(missing.shift() as Ping);
    result.push(ping);
  }
  return [...result, ...missing];
};
