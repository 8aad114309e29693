import { pingKey, type ReceivedPing } from "../../shared/ping.ts";

/**
 * Whether a ping has come before.
 *
 * @param pings the inbox
 * @param knownKeys keys of earlier pings, which the inbox may no longer hold
 */
export const isKnown = (
  pings: readonly ReceivedPing[],
  knownKeys: readonly string[],
  ping: ReceivedPing,
): boolean => {
  const key = pingKey(ping);
  return knownKeys.includes(key) || pings.some((stored) => pingKey(stored) === key);
};
