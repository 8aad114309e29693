import type { ReceivedPing } from "../../shared/ping.ts";
import { sentByOwnClock } from "../../shared/sent-by-own-clock.ts";

// A ping that took longer was sent while this browser was away.
const lateMs = 60_000;

/** Whether a ping came long after it was sent, or while its receiver did not want to be disturbed. */
export const cameLate = (ping: ReceivedPing): boolean =>
  ping.held === true || ping.receivedAt - sentByOwnClock(ping) > lateMs;

/**
 * Whether a ping is news of a while ago: it came late, or nothing could be notified of since.
 *
 * @param now milliseconds since 1970
 */
export const isLate = (ping: ReceivedPing, now: number): boolean =>
  cameLate(ping) || now - ping.receivedAt > lateMs;
