import type { ReceivedPing } from "../../shared/ping.ts";
import { sentByOwnClock } from "../../shared/sent-by-own-clock.ts";
import { nameOf } from "../../shared/teammate.ts";
import { sayList } from "../../shared/words/say-list.ts";
import { digestTitle } from "./digest-title.ts";

// A ping that took longer was sent while this browser was away.
const lateMs = 60_000;

/**
 * Whether a ping is news of a while ago: it arrived long after it was sent, or nothing could be notified of since, or its
 * receiver did not want to be disturbed.
 *
 * @param now milliseconds since 1970
 */
export const isLate = (ping: ReceivedPing, now: number): boolean =>
  ping.held === true || Math.max(ping.receivedAt - sentByOwnClock(ping), now - ping.receivedAt) > lateMs;

/** Tells of several late pings in one notification. @param pings newest first */
export const digestOf = (pings: readonly ReceivedPing[]): { title: string; message: string } => {
  const counts = new Map<string, number>();
  for (const { from } of pings.toReversed()) counts.set(nameOf(from), (counts.get(nameOf(from)) ?? 0) + 1);
  return {
    title: digestTitle(pings),
    message: sayList([...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`))),
  };
};
