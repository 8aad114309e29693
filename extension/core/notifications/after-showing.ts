import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import { inbox } from "../../shared/stored-pings.ts";
import { timesNow } from "../clock/times-now.ts";
import { clearNotifications } from "./notification.ts";
import { repeatUrgent } from "./repeat-urgent.ts";

/**
 * Marks pings as notified of. What of them was handled or deleted just while it was being shown is taken off the screen
 * again, and what is urgent is repeated in time.
 *
 * @param notified all that are done with
 * @param shown those of them of which something may be on the screen
 * @param limited those of them that were too many to be shown
 */
export const afterShowing = async (
  notified: readonly ReceivedPing[],
  shown: readonly ReceivedPing[],
  limited: readonly ReceivedPing[],
): Promise<void> => {
  const keys = new Set(notified.map(pingKey));
  const limitedKeys = new Set(limited.map(pingKey));
  const { likely: notifiedAt } = await timesNow();
  const pings = await inbox.update((all) =>
    all.map((ping) => {
      const key = pingKey(ping);
      return keys.has(key) ? { ...ping, notifiedAt, ...(limitedKeys.has(key) && { limited: true }) } : ping;
    }),
  );
  const unseen = new Set(pings.filter(({ seenAt }) => seenAt === undefined).map(pingKey));
  const handled = shown.filter((ping) => !unseen.has(pingKey(ping)));
  if (handled.length > 0) await clearNotifications(handled, pings);
  await repeatUrgent();
};
