import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { afterShowing } from "./after-showing.ts";
import type { Here } from "./look-around.ts";
import { clearNotifications } from "./notification.ts";
import { showArrival } from "./show-arrival.ts";

// Only this worker notifies. Should it end, what it was about to show is in the inbox, and not marked as shown.
const beingShown = new Set<string>();

/** Whether a ping with this key is just being shown. */
export const isBeingShown = (key: string): boolean => beingShown.has(key);

/**
 * Notifies of a ping while it is still being stored, since whoever it is for waits for nothing else.
 *
 * @param ping may be shown now, and was never shown before
 * @param pings the inbox without it, newest first
 * @param storing resolves once it is in the inbox; if it never is, the ping comes again, and this notification goes
 */
export const notifyAtOnce = async (
  ping: ReceivedPing,
  pings: readonly ReceivedPing[],
  here: Here,
  storing: Promise<unknown>,
): Promise<void> => {
  const key = pingKey(ping);
  beingShown.add(key);
  try {
    const [stored, shown] = await Promise.allSettled([
      storing,
      showArrival([ping, ...pings], ping, Promise.resolve(here)),
    ]);
    if (stored.status === "rejected") await clearNotifications([ping], pings);
    else if (shown.status === "fulfilled") await afterShowing([ping], [ping]);
    else throw shown.reason;
  } finally {
    beingShown.delete(key);
  }
};
