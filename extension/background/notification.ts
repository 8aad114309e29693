import { browser } from "../shared/browser.ts";
import { notificationText } from "../shared/notification-text.ts";
import type { ReceivedPing } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";

/** Shows the desktop notification for a received ping; its id is the ping's. */
export const showNotification = async (ping: ReceivedPing): Promise<void> => {
  const { sound } = await settings.get();
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("extension/icons/icon-128.png"),
    title: notificationText(`${nameOf(ping.from)} pinged you`),
    message: notificationText(ping.text) || "Ping!",
    silent: !sound,
  };
  await browser.notifications.create(ping.id, options);
};

/** Takes the notifications of these pings off the screen. */
export const clearNotifications = async (pings: readonly ReceivedPing[]): Promise<void> => {
  await Promise.all(pings.map(({ id }) => browser.notifications.clear(id)));
};
