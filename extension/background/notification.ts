import { browser } from "../shared/browser.ts";
import { connectionIn, connections } from "../shared/connection.ts";
import { toldRoom } from "../shared/in-room.ts";
import { isUnread } from "../shared/is-unread.ts";
import { notificationText } from "../shared/notification-text.ts";
import { ownRoleIn } from "../shared/own-role.ts";
import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { nameOf } from "../shared/teammate.ts";
import { withPlainAddresses } from "../shared/text-parts.ts";
import { say } from "../shared/words/say.ts";
import { answersOf } from "./answers-of.ts";
import { buttonsOf } from "./buttons-of.ts";
import { chime } from "./chime.ts";
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

/** Whether a notification makes a sound at all, and here. @param room see `show` */
const sounds = async (room: string | undefined): Promise<boolean> => {
  const [{ sound }, all, { presence }] = await Promise.all([
    settings.get(),
    connections.get(),
    ownPresence(),
  ]);
  return sound && (room === undefined || soundsHere(connectionIn(all, room), presence));
};

/**
 * Shows a notification, with a sound if nothing speaks against one; a teammate's words in it become plain text. The sound is
 * ours where we can make one, so that there are not two.
 *
 * @param room what it tells of, so that one of this person's devices there sounds for all; absent for what concerns only
 * this one
 */
export const show = async (id: string, { title, message, ...more }: Shown, room?: string): Promise<void> => {
  const isLoud = more.silent !== true && (await sounds(room));
  const chimed = isLoud && (await chime({ urgent: more.requireInteraction === true }));
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("extension/icons/icon-128.png"),
    title: notificationText(title),
    message: notificationText(message),
    ...more,
    silent: !isLoud || chimed,
  };
  await browser.notifications.create(id, options);
};

/** The same for what tells of pings: where the user wants no notifications there is only the sound. */
const tell = async (id: string, shown: Shown, room?: string): Promise<void> => {
  const { notify } = await settings.get();
  if (notify) await show(id, shown, room);
  else if (await sounds(room)) await chime({ urgent: shown.requireInteraction === true });
};

/** Shows the desktop notification for a received ping; its id is the ping's key. */
export const showNotification = async (ping: ReceivedPing): Promise<void> => {
  const [all, set] = await Promise.all([connections.get(), settings.get()]);
  const role = ownRoleIn(all, ping.room);
  const shown = {
    title: titleOf(ping, toldRoom(set, ping.room)),
    message: withPlainAddresses(ping.text) || say("notification_no_text"),
    buttons: ping.test
      ? [{ title: say("test_ping_seen_button") }]
      : buttonsOf(ping.text, answersOf(ping, role)).map(({ title }) => ({ title })),
    requireInteraction: ping.priority === "urgent",
  };
  await tell(pingKey(ping), shown, ping.room);
};

/** Shows a notification once more: one that is still on the screen would only change, and make no sound. */
export const showAgain = async (ping: ReceivedPing): Promise<void> => {
  await browser.notifications.clear(pingKey(ping));
  await showNotification(ping);
};

/** Shows one notification for several pings. @param pings newest first */
export const showDigest = (pings: readonly ReceivedPing[]): Promise<void> =>
  tell("digest", digestOf(pings), pings[0]?.room);

/** Shows that somebody pings too often to be notified of each. */
export const showFlood = ({ from, room }: ReceivedPing): Promise<void> => {
  const title = say("notification_flood", nameOf(from));
  return tell(`flood ${from}`, { title, message: say("notification_flood_more") }, room);
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
  if (!inbox.some(isUnread)) ids.push("digest");
  await Promise.all([...new Set(ids)].map((id) => browser.notifications.clear(id)));
};
