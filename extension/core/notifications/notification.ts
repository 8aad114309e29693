import { connectionIn } from "../../shared/connections.ts";
import { provesNothing } from "../../shared/identity.ts";
import type { OwnRole } from "../../shared/own-person.ts";
import { canBeAnswered, pingKey, quickAnswers } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { inRoom, toldRoom } from "../../shared/room-choices.ts";
import { textParts, withPlainAddresses } from "../../shared/text-parts.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say } from "../../shared/words/say.ts";
import { ownPresence } from "../attention/own-presence.ts";
import { calledNow, ownRoleNow } from "../people/people.ts";
import { connections, settings } from "../store/values.ts";
import { putOnScreen, type Shown, tagsOnScreen } from "./screen.ts";
import { chime, hasChimed, soundsHere } from "./sound.ts";

/**
 * What a notification says first: who, whom and how urgently, and whether nothing proves it. The room is told here and not beside it: on Linux a
 * notification's context stands above its message, which a banner of one line then does not show.
 *
 * @param room if it is to be told
 */
export const titleOf = (
  { from, toEveryone, priority, re, test }: ReceivedPing,
  called: Called,
  room?: string,
): string => {
  if (test) return say("test_ping_title");
  const name = inRoom(called(from), room);
  const told = (words: string) => (provesNothing([from]) ? say("notification_unproven", words) : words);
  if (re !== undefined) return told(say("notification_answered", name));
  const what = told(
    toEveryone ? say("notification_pinged_everyone", name) : say("notification_pinged_you", name),
  );
  return priority === "urgent" ? say("notification_urgent", what) : what;
};

// More than two are cut off by the browser.
const maxButtons = 2;

/**
 * The answers that a ping's notification offers, in the order of its buttons; an answer needs none.
 *
 * @param role this device's in the ping's room
 */
export const answersOf = (
  ping: Pick<ReceivedPing, "re" | "from" | "former" | "removed">,
  role: OwnRole,
): string[] =>
  ping.re === undefined && canBeAnswered(ping, role) ? quickAnswers().slice(0, maxButtons) : [];

/** A button of a notification: an answer, or the way to an address in the ping. */
export type Button = { title: string } & ({ answer: string } | { open: string });

/**
 * The buttons of a ping's notification, in their order. Its address can be opened from there if it has one, and no more
 * than that: of several a button could not say which it opens.
 *
 * @param answers that can be given
 */
export const buttonsOf = (text: string, answers: readonly string[]): Button[] => {
  const addresses = textParts(text).flatMap((part) => (typeof part === "string" ? [] : part.address));
  const open = addresses.length === 1 ? addresses : [];
  return [
    ...open.map((address) => ({ title: say("notification_open", new URL(address).host), open: address })),
    ...answers.map((answer) => ({ title: answer, answer })),
  ].slice(0, maxButtons);
};

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
export const tell = async (tag: string, shown: Shown, room: string | undefined): Promise<void> => {
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

/** Shows why an answer given on a notification was not sent. @param answer undefined where it is not known any more */
export const showUnsent = (answer: string | undefined, problem: string): Promise<void> => {
  const title = answer === undefined ? say("notification_nothing_sent") : say("notification_unsent", answer);
  return show("unsent", { title, message: problem });
};
