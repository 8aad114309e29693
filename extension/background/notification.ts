import { browser } from "../shared/browser.ts";
import { connectionIn, connections } from "../shared/connection.ts";
import { notificationText } from "../shared/notification-text.ts";
import { ownRoleIn } from "../shared/own-role.ts";
import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";
import { withPlainAddresses } from "../shared/text-parts.ts";
import { say } from "../shared/words/say.ts";
import { answersOf } from "./answers-of.ts";
import { buttonsOf } from "./buttons-of.ts";
import { digestOf } from "./delivery/digest.ts";
import { soundsHere } from "./delivery/sounds-here.ts";
import { titleOf } from "./notification-title.ts";
import { ownPresence } from "./own-presence.ts";

interface Shown {
  title: string;
  message: string;
  buttons?: { title: string }[];
  requireInteraction?: boolean;
  silent?: boolean;
}

/**
 * Shows a notification, with a sound if nothing speaks against one; a teammate's words in it become plain text.
 *
 * @param room what it tells of, so that one of this person's devices there sounds for all; absent for what concerns only
 * this one
 */
export const show = async (id: string, { title, message, ...more }: Shown, room?: string): Promise<void> => {
  const [{ sound }, all, { presence }] = await Promise.all([
    settings.get(),
    connections.get(),
    ownPresence(),
  ]);
  const soundsElsewhere = room !== undefined && !soundsHere(connectionIn(all, room), presence);
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("extension/icons/icon-128.png"),
    title: notificationText(title),
    message: notificationText(message),
    silent: !sound || soundsElsewhere,
    ...more,
  };
  await browser.notifications.create(id, options);
};

/** Shows the desktop notification for a received ping; its id is the ping's key. */
export const showNotification = async (ping: ReceivedPing): Promise<void> => {
  const role = ownRoleIn(await connections.get(), ping.room);
  const shown = {
    title: titleOf(ping),
    message: withPlainAddresses(ping.text) || say("notification_no_text"),
    buttons: buttonsOf(ping.text, answersOf(ping, role)).map(({ title }) => ({ title })),
    requireInteraction: ping.priority === "urgent",
  };
  await show(pingKey(ping), shown, ping.room);
};

/** Shows a notification once more: one that is still on the screen would only change, and make no sound. */
export const showAgain = async (ping: ReceivedPing): Promise<void> => {
  await browser.notifications.clear(pingKey(ping));
  await showNotification(ping);
};

/** Shows one notification for several pings. @param pings newest first */
export const showDigest = (pings: readonly ReceivedPing[]): Promise<void> =>
  show("digest", digestOf(pings), pings[0]?.room);

/** Shows that somebody pings too often to be notified of each. */
export const showFlood = ({ from, room }: ReceivedPing): Promise<void> => {
  const title = say("notification_flood", nameOf(from));
  return show(`flood ${from}`, { title, message: say("notification_flood_more") }, room);
};

/** Shows why an answer given on a notification was not sent. */
export const showUnsent = (answer: string, problem: string): Promise<void> =>
  show("unsent", { title: say("notification_unsent", answer), message: problem });

/**
 * Takes the notifications of these pings off the screen, and one that spoke of several once nothing is unread.
 *
 * @param inbox as it is now
 */
export const clearNotifications = async (
  pings: readonly ReceivedPing[],
  inbox: readonly ReceivedPing[],
): Promise<void> => {
  const ids = pings.flatMap((ping) => [pingKey(ping), `flood ${ping.from}`]);
  if (inbox.every(({ seenAt }) => seenAt !== undefined)) ids.push("digest");
  await Promise.all([...new Set(ids)].map((id) => browser.notifications.clear(id)));
};
