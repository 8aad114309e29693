import { byPerson } from "../../shared/by-person.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import { sentByOwnClock } from "../../shared/sent-by-own-clock.ts";
import type { Called } from "../../shared/told-apart.ts";
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
export const digestOf = (
  pings: readonly ReceivedPing[],
  called: Called,
): { title: string; message: string } => {
  const senders = byPerson(pings.toReversed().map(({ from }) => ({ identity: from })));
  return {
    title: digestTitle(pings),
    message: sayList(
      [...senders].map(([person, { length }]) =>
        length === 1 ? called(person) : `${called(person)} ×${length}`,
      ),
    ),
  };
};
