import { connectionIn } from "../../shared/connections.ts";
import { personKey } from "../../shared/identity.ts";
import { isUnread, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { toldRoom } from "../../shared/room-choices.ts";
import { withPlainAddresses } from "../../shared/text-parts.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say } from "../../shared/words/say.ts";
import { ownPresence } from "../attention/own-presence.ts";
import { calledNow, ownRoleNow } from "../people/people.ts";
import { isDistant, type Standing, type StandingOf } from "../people/standings.ts";
import { connections, settings } from "../store/values.ts";
import { digestOf } from "./digest.ts";
import { answersOf, buttonsOf, titleOf } from "./notification-words.ts";
import { putOnScreen, type Shown, tagsOnScreen, takeOffScreen } from "./screen.ts";
import { chime, hasChimed, soundsHere } from "./sound.ts";

/** Whether a notification makes a sound at all, and here. @param room what it tells of; absent for what concerns only this device */
const sounds = (room: string | undefined): boolean =>
  settings.get().sound &&
  (room === undefined || soundsHere(connectionIn(connections.get(), room), ownPresence().presence));

const put = async (tag: string, shown: Shown, room: string | undefined): Promise<void> => {
  const sound = () => chime({ urgent: shown.requireInteraction === true });
  const isLoud = sounds(room);
  if (!isLoud || !hasChimed()) return putOnScreen(tag, shown, !isLoud || (await sound()));
  // Where the last sound could be made this one can be, and the picture does not wait until it begins.
  await putOnScreen(tag, shown, true);
  if (await sound()) return;
  await putOnScreen(tag, { ...shown, again: true }, false);
};

/**
 * Shows a notification, with a sound if nothing speaks against one. The sound is ours where we can make one, so that there are not
 * two.
 *
 * @param tag see `putOnScreen`
 */
export const show = (tag: string, shown: Shown): Promise<void> => put(tag, shown, undefined);

/** The same for what tells of pings: where the user wants no notifications there is only the sound. */
const tell = async (tag: string, shown: Shown, room: string | undefined): Promise<void> => {
  if (settings.get().notify) await put(tag, shown, room);
  else if (sounds(room)) await chime({ urgent: shown.requireInteraction === true });
};

const shownOf = (ping: ReceivedPing): Shown => {
  const answers = answersOf(ping, ownRoleNow(ping.room));
  return {
    title: titleOf(ping, calledNow(), toldRoom(settings.get(), ping.room)),
    message: withPlainAddresses(ping.text) || say("notification_no_text"),
    buttons: ping.test
      ? [say("test_ping_seen_button")]
      : buttonsOf(ping.text, answers).map(({ title }) => title),
    requireInteraction: ping.priority === "urgent",
  };
};

/** Shows the desktop notification for a received ping; its tag is the ping's key. */
export const showNotification = (ping: ReceivedPing): Promise<void> =>
  tell(pingKey(ping), shownOf(ping), ping.room);

/** Shows a notification once more, in the place of the one that may still be on the screen. */
export const showAgain = (ping: ReceivedPing): Promise<void> =>
  tell(pingKey(ping), { ...shownOf(ping), again: true }, ping.room);

/** Shows anew, in silence, which answers these pings still take: those of which a notification is on the screen. */
export const renewAnswers = async (pings: readonly ReceivedPing[]): Promise<void> => {
  if (pings.length === 0) return;
  const tags = new Set(await tagsOnScreen());
  for (const ping of pings.filter((each) => tags.has(pingKey(each)))) {
    const tag = pingKey(ping);
    // It may have been taken off since: what was handled is not to come back.
    if ((await tagsOnScreen()).includes(tag)) await putOnScreen(tag, shownOf(ping), true);
  }
};

const digestTag = "digest";
const crowdTag = "crowd";
const distantCrowdTag = "crowd of strangers";
const floodPrefix = "flood ";
const floodTag = ({ from }: ReceivedPing): string => `${floodPrefix}${personKey(from)}`;

/** Shows one notification for several pings. @param pings newest first */
export const showDigest = (pings: readonly ReceivedPing[], standingOf: StandingOf): Promise<void> =>
  tell(digestTag, digestOf(pings, standingOf, calledNow()), pings[0]?.room);

/**
 * Whether a notification tells of several pings of which nothing is unread any more.
 *
 * @param pings the inbox
 */
export const isOver = (tag: string, pings: readonly ReceivedPing[]): boolean => {
  if (tag.startsWith(floodPrefix)) return !pings.some((ping) => isUnread(ping) && floodTag(ping) === tag);
  return [digestTag, crowdTag, distantCrowdTag].includes(tag) && !pings.some(isUnread);
};

/** Shows that somebody pings too often to be notified of each. */
export const showFlood = (ping: ReceivedPing, called: Called = calledNow()): Promise<void> =>
  tell(
    floodTag(ping),
    { title: say("notification_flood", called(ping.from)), message: say("notification_flood_more") },
    ping.room,
  );

/** Shows that so many ping that they cannot be notified of each, and that this concerns nobody whom one knows better. */
export const showCrowd = ({ room }: ReceivedPing, standing: Standing): Promise<void> => {
  const [tag, title, message] = isDistant(standing)
    ? [distantCrowdTag, say("notification_crowd_distant"), say("notification_crowd_distant_more")]
    : [crowdTag, say("notification_crowd"), say("notification_crowd_more")];
  return tell(tag, { title, message }, room);
};

/** Shows why an answer given on a notification was not sent. @param answer undefined where it is not known any more */
export const showUnsent = (answer: string | undefined, problem: string): Promise<void> => {
  const title = answer === undefined ? say("notification_nothing_sent") : say("notification_unsent", answer);
  return show("unsent", { title, message: problem });
};

/**
 * Takes the notifications of these pings off the screen, and one that spoke of several once nothing is unread.
 *
 * @param pings in the inbox, as it is now
 */
export const clearNotifications = async (
  done: readonly ReceivedPing[],
  pings: readonly ReceivedPing[],
): Promise<void> => {
  const tags = done.flatMap((ping) => [pingKey(ping), floodTag(ping)]);
  if (!pings.some(isUnread)) tags.push(digestTag, crowdTag, distantCrowdTag);
  await takeOffScreen(tags);
};
