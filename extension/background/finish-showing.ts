import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { afterShowing } from "./after-showing.ts";
import { clearNotifications } from "./notification.ts";
import { shownNow } from "./shown-now.ts";

/**
 * Marks a ping as shown once that and storing it are over.
 *
 * @param pings the inbox without it, newest first
 * @param storing resolves once it is in the inbox; if it never is, the ping comes again, and its notification goes
 * @throws what kept it from being shown
 */
export const finishShowing = async (
  ping: ReceivedPing,
  pings: readonly ReceivedPing[],
  showing: Promise<unknown>,
  storing: Promise<unknown>,
): Promise<void> => {
  const [stored, shown] = await Promise.allSettled([storing, showing]);
  if (stored.status === "rejected") {
    shownNow.inVain(pingKey(ping));
    await clearNotifications([ping], pings);
  } else if (shown.status === "rejected") throw shown.reason;
  else await afterShowing([ping], [ping]);
};
