import { pingKey, type ReceivedPing } from "../../shared/ping.ts";

/** How many pings the inbox keeps. */
export const maxInbox = 500;

/** The sender with the most pings loses the oldest one, so that nobody can push out what others sent. */
const withoutOneTooMany = (pings: ReceivedPing[]): ReceivedPing[] => {
  const counts = new Map<string, number>();
  for (const { from } of pings) counts.set(from, (counts.get(from) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const surplus = pings.findLast(({ from }) => counts.get(from) === most);
  return pings.filter((ping) => ping !== surplus);
};

/**
 * Takes a ping into the inbox, once.
 *
 * @param pings newest first
 * @param knownKeys keys of earlier pings, which the inbox may no longer hold
 * @returns the same inbox when the ping is known
 */
export const takeIntoInbox = (
  pings: ReceivedPing[],
  knownKeys: readonly string[],
  ping: ReceivedPing,
): ReceivedPing[] => {
  const key = pingKey(ping);
  if (knownKeys.includes(key) || pings.some((stored) => pingKey(stored) === key)) return pings;
  const taken = [ping, ...pings];
  return taken.length > maxInbox ? withoutOneTooMany(taken) : taken;
};
