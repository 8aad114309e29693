import { browser } from "../shared/browser.ts";
import { notificationText } from "../shared/notification-text.ts";
import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";
import { digestOf } from "./delivery/digest.ts";

const show = async (id: string, title: string, message: string): Promise<void> => {
  const { sound } = await settings.get();
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("extension/icons/icon-128.png"),
    title: notificationText(title),
    message: notificationText(message),
    silent: !sound,
  };
  await browser.notifications.create(id, options);
};

/** Shows the desktop notification for a received ping; its id is the ping's key. */
export const showNotification = (ping: ReceivedPing): Promise<void> =>
  show(pingKey(ping), `${nameOf(ping.from)} pinged you`, ping.text || "Ping!");

/** Shows one notification for several pings. @param pings newest first */
export const showDigest = (pings: readonly ReceivedPing[]): Promise<void> => {
  const { title, message } = digestOf(pings);
  return show("digest", title, message);
};

/** Shows that somebody pings too often to be notified of each. */
export const showFlood = ({ from }: ReceivedPing): Promise<void> =>
  show(
    `flood ${from}`,
    `${nameOf(from)} is sending a lot`,
    "Their further pings are in the list, without a notification each.",
  );

/** Takes the notifications of these pings off the screen, and those that spoke of several. */
export const clearNotifications = async (pings: readonly ReceivedPing[]): Promise<void> => {
  const ids = pings.flatMap((ping) => [pingKey(ping), `flood ${ping.from}`]);
  await Promise.all([...new Set([...ids, "digest"])].map((id) => browser.notifications.clear(id)));
};
