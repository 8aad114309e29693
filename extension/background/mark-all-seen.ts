import { offscreen } from "../offscreen/api.ts";
import type { ReceivedPing } from "../shared/ping.ts";
import { inbox } from "../shared/stored-pings.ts";
import { clearNotifications } from "./notification.ts";
import { stayConnected } from "./stay-connected.ts";

/** Marks every unread ping as seen, takes its notification off the screen and tells its sender. */
export const markAllSeen = async (): Promise<void> => {
  const seenAt = Date.now();
  let unread: ReceivedPing[] = [];
  await inbox.update((pings) => {
    unread = pings.filter((ping) => ping.seenAt === undefined);
    return pings.map((ping) => (ping.seenAt === undefined ? { ...ping, seenAt } : ping));
  });
  await clearNotifications(unread);
  await stayConnected();
  for (const { id, from } of unread) await offscreen.sendMessage("sendSeen", { id, to: from });
};
