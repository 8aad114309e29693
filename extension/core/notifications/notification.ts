import { browser } from "../../shared/browser.ts";
import { toldRoom } from "../../shared/in-room.ts";
import { isUnread } from "../../shared/is-unread.ts";
import { notificationText } from "../../shared/notification-text.ts";
import { ownRoleIn } from "../../shared/own-role.ts";
import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import { personKey } from "../../shared/teammate.ts";
import { withPlainAddresses } from "../../shared/text-parts.ts";
import { say } from "../../shared/words/say.ts";
import { isDistant, type Standing, type StandingOf } from "../people/standings-of.ts";
import { answersOf } from "./answers-of.ts";
import { chime } from "./ask-chime.ts";
import { buttonsOf } from "./buttons-of.ts";
import { digestOf } from "./digest.ts";
import { type Here, lookAround, sounds } from "./look-around.ts";
import { titleOf } from "./notification-title.ts";

interface Shown {
  title: string;
  message: string;
  buttons?: { title: string }[];
  requireInteraction?: boolean;
  silent?: boolean;
}

const put = async (
  id: string,
  { title, message, ...more }: Shown,
  here: Here,
  room: string | undefined,
): Promise<void> => {
  const isLoud = more.silent !== true && sounds(here, room);
  const sound = () => chime({ urgent: more.requireInteraction === true });
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("extension/icons/icon-128.png"),
    title: notificationText(title),
    message: notificationText(message),
    ...more,
  };
  const create = (silent: boolean) =>
    browser.notifications.create(id, { ...options, silent } as typeof options);
  if (!isLoud || !here.chimed) {
    await create(!isLoud || (await sound()));
    return;
  }
  // Where the last sound could be made this one can be, and the picture does not wait until it begins.
  await create(true);
  if (await sound()) return;
  await browser.notifications.clear(id); // One that is still on the screen would only change, and make no sound.
  await create(false);
};

/**
 * Shows a notification, with a sound if nothing speaks against one; a teammate's words in it become plain text. The sound is
 * ours where we can make one, so that there are not two.
 *
 * @param room what it tells of, so that one of this person's devices there sounds for all; absent for what concerns only
 * this one
 */
export const show = async (id: string, shown: Shown, room?: string): Promise<void> =>
  put(id, shown, await lookAround(), room);

/** The same for what tells of pings: where the user wants no notifications there is only the sound. */
const tell = async (
  id: string,
  shownHere: (here: Here) => Shown,
  room: string | undefined,
  looking = lookAround(),
): Promise<void> => {
  const here = await looking;
  const shown = shownHere(here);
  if (here.set.notify) await put(id, shown, here, room);
  else if (sounds(here, room)) await chime({ urgent: shown.requireInteraction === true });
};

/**
 * Shows the desktop notification for a received ping; its id is the ping's key.
 *
 * @param looking what decides how it is shown here, by whoever has looked already
 */
export const showNotification = (ping: ReceivedPing, looking?: Promise<Here>): Promise<void> =>
  tell(
    pingKey(ping),
    ({ set, all, called }) => ({
      title: titleOf(ping, called, toldRoom(set, ping.room)),
      message: withPlainAddresses(ping.text) || say("notification_no_text"),
      buttons: ping.test
        ? [{ title: say("test_ping_seen_button") }]
        : buttonsOf(ping.text, answersOf(ping, ownRoleIn(all, ping.room))).map(({ title }) => ({ title })),
      requireInteraction: ping.priority === "urgent",
    }),
    ping.room,
    looking,
  );

/** Shows a notification once more: one that is still on the screen would only change, and make no sound. */
export const showAgain = async (ping: ReceivedPing): Promise<void> => {
  await browser.notifications.clear(pingKey(ping));
  await showNotification(ping);
};

/** Shows one notification for several pings. @param pings newest first */
export const showDigest = (pings: readonly ReceivedPing[], standingOf: StandingOf): Promise<void> =>
  tell("digest", ({ called }) => digestOf(pings, standingOf, called), pings[0]?.room);

const floodId = ({ from }: ReceivedPing): string => `flood ${personKey(from)}`;
const crowdId = "crowd";
const distantCrowdId = "crowd of strangers";

/** Shows that somebody pings too often to be notified of each. */
export const showFlood = (ping: ReceivedPing, looking?: Promise<Here>): Promise<void> =>
  tell(
    floodId(ping),
    ({ called }) => ({
      title: say("notification_flood", called(ping.from)),
      message: say("notification_flood_more"),
    }),
    ping.room,
    looking,
  );

/** Shows that so many ping that they cannot be notified of each, and that this concerns nobody whom one knows better. */
export const showCrowd = (
  { room }: ReceivedPing,
  standing: Standing,
  looking?: Promise<Here>,
): Promise<void> => {
  const [id, title, message] = isDistant(standing)
    ? [distantCrowdId, say("notification_crowd_distant"), say("notification_crowd_distant_more")]
    : [crowdId, say("notification_crowd"), say("notification_crowd_more")];
  return tell(id, () => ({ title, message }), room, looking);
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
  const ids = pings.flatMap((ping) => [pingKey(ping), floodId(ping)]);
  if (!inbox.some(isUnread)) ids.push("digest", crowdId, distantCrowdId);
  await Promise.all([...new Set(ids)].map((id) => browser.notifications.clear(id)));
};
