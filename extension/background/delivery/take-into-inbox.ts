import { maxInbox } from "../../shared/history/max-kept.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import { isKnown } from "./is-known.ts";

/**
 * From how many characters on a text is long. All texts together have a million characters at most, which the browser's
 * 10 MB for an extension hold even if it escapes each one with six others
 * (https://developer.chrome.com/docs/extensions/reference/api/storage).
 */
export const longText = 1_000;

const weightOf = ({ text }: ReceivedPing): number => (text.length > longText ? 2 : 1);

/** The sender of the most loses the oldest ping, so that nobody can push out what others sent. */
const withoutOneTooMany = (pings: readonly ReceivedPing[]): ReceivedPing[] => {
  const shares = new Map<string, number>();
  for (const ping of pings) shares.set(ping.from, (shares.get(ping.from) ?? 0) + weightOf(ping));
  const most = Math.max(...shares.values());
  const surplus = pings.findLast(({ from }) => shares.get(from) === most);
  return pings.filter((ping) => ping !== surplus);
};

/**
 * Leaves out what the inbox cannot hold.
 *
 * @param pings newest first
 * @returns the same list when it can hold all
 */
export const withinInbox = (pings: ReceivedPing[]): ReceivedPing[] => {
  let kept = pings;
  while (kept.reduce((sum, ping) => sum + weightOf(ping), 0) > maxInbox) kept = withoutOneTooMany(kept);
  return kept;
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
): ReceivedPing[] => (isKnown(pings, knownKeys, ping) ? pings : withinInbox([ping, ...pings]));
