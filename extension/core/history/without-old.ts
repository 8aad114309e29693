const dayMs = 86_400_000;

/**
 * Leaves out what is older than one wants to keep.
 *
 * @param at when a ping came or was sent, milliseconds since 1970
 * @param isKept what stays however old it is
 * @param now milliseconds since 1970
 * @returns the same list when nothing is too old
 */
export const withoutOld = <Ping>(
  pings: Ping[],
  {
    keepDays,
    now,
    at,
    isKept = () => false,
  }: {
    keepDays: number;
    now: number;
    at(ping: Ping): number;
    isKept?(ping: Ping): boolean;
  },
): Ping[] => {
  const kept = pings.filter((ping) => at(ping) >= now - keepDays * dayMs || isKept(ping));
  return kept.length === pings.length ? pings : kept;
};
