import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { inbox } from "../shared/stored-pings.ts";
import { afterShowing } from "./after-showing.ts";
import { timesNow } from "./clock/times-now.ts";
import { isLate } from "./delivery/digest.ts";
import { isMuted } from "./delivery/is-muted.ts";
import { mayDisturb } from "./delivery/may-disturb.ts";
import { showDigest } from "./notification.ts";
import { showArrival } from "./show-arrival.ts";
import { shownNow } from "./shown-now.ts";
import { unawaited } from "./unawaited.ts";

// Late pings come in a row; the digest waits for the last of them.
const gatherMs = 1_500;

let gathering: ReturnType<typeof setTimeout> | undefined;

const isUnnotified = (ping: ReceivedPing): boolean =>
  ping.notifiedAt === undefined && !shownNow.has(pingKey(ping));

const notify = (late: boolean, show: typeof showAll): Promise<void> =>
  // One at a time, and each ping is marked before the next look, so that none is shown twice.
  navigator.locks.request("notify-arrivals", async () => {
    const [pings, set] = await Promise.all([inbox.get(), settings.get()]);
    const { latest: now } = await timesNow();
    const arrivals = pings.filter(
      (ping) => isUnnotified(ping) && isLate(ping, now) === late && mayDisturb(ping, set, now),
    );
    if (arrivals.length === 0) return;
    // An open popup sees a fresh ping at once; it makes itself heard all the same.
    const heard = arrivals.filter((ping) => !isMuted(ping, set));
    const news = late ? heard.filter(({ seenAt }) => seenAt === undefined) : heard;
    await show(pings, news);
    await afterShowing(arrivals, news);
  });

const showAll = async (pings: readonly ReceivedPing[], arrivals: readonly ReceivedPing[]): Promise<void> => {
  for (const ping of arrivals.toReversed()) await showArrival(pings, ping);
};

const showLate: typeof showAll = async (pings, arrivals) => {
  const urgent = arrivals.filter(({ priority }) => priority === "urgent");
  const rest = arrivals.filter(({ priority }) => priority === "ping");
  await showAll(pings, rest.length === 1 ? [...rest, ...urgent] : urgent);
  if (rest.length > 1) await showDigest(rest);
};

/**
 * Notifies of every ping in the inbox of which that has not been done: at once of those just sent, together of those that
 * were sent while this browser was away or not to disturb. Until then only what is urgent is shown. Safe to call at any
 * time.
 */
export const notifyArrivals = async (): Promise<void> => {
  await notify(false, showAll);
  clearTimeout(gathering);
  gathering = setTimeout(() => unawaited(notify(true, showLate)), gatherMs);
};
