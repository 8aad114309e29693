import { offscreen } from "../offscreen/api.ts";
import type { ReceivedPing } from "../shared/ping.ts";
import { inbox } from "../shared/stored-pings.ts";
import { clearNotifications } from "./notification.ts";
import { stayConnected } from "./stay-connected.ts";

/**
 * Marks unread pings as seen, takes their notifications off the screen and tells their senders.
 *
 * @param isMeant which of the unread pings; all of them if left out
 */
export const markSeen = async (isMeant: (ping: ReceivedPing) => boolean = () => true): Promise<void> => {
  const seenAt = Date.now();
  let seen: ReceivedPing[] = [];
  await inbox.update((pings) => {
    seen = pings.filter((ping) => ping.seenAt === undefined && isMeant(ping));
    return seen.length === 0
      ? pings
      : pings.map((ping) => (seen.includes(ping) ? { ...ping, seenAt } : ping));
  });
  if (seen.length === 0) return;
  await clearNotifications(seen);
  await stayConnected();
  for (const { id, from } of seen) await offscreen.sendMessage("sendSeen", { id, to: from });
};
