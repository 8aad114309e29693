import * as v from "valibot";
import { isStillUrgent, isUnread, pingKey } from "../../shared/ping.ts";
import { pingId, type ReceivedPing } from "../../shared/ping-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { ownRoleNow } from "../people/people.ts";
import type { StandingOf } from "../people/standings.ts";
import { inbox, receivedKeys } from "../store/values.ts";
import type { FloodVerdict } from "./flood-limit.ts";
import { showNotification } from "./notification.ts";
import { tagsOnScreen, takeOffScreen } from "./screen.ts";
import { clearNotifications, isOver, showCrowd, showFlood } from "./several-pings.ts";

/** Keys of pings whose notification was asked for, until that is stored: whatever happens meanwhile asks for no second one. */
const asked = new Set<string>();

/** Whether its notification was asked for, and that is not stored yet. */
export const isAsked = (ping: ReceivedPing): boolean => asked.has(pingKey(ping));

const forgetAsked = (pings: readonly ReceivedPing[]): void => {
  for (const ping of pings) asked.delete(pingKey(ping));
};

/** Asks for the notifications of pings; `markNotified` is to follow, should that work out. */
export const ask = async <T>(pings: readonly ReceivedPing[], show: () => Promise<T>): Promise<T> => {
  for (const ping of pings) asked.add(pingKey(ping));
  try {
    return await show();
  } catch (error) {
    forgetAsked(pings);
    throw error;
  }
};

/** Notifies of a ping in the way in which its priority, and how much else comes, ask for it. */
export const showArrival = async (
  ping: ReceivedPing,
  verdict: FloodVerdict,
  standingOf: StandingOf,
): Promise<void> => {
  if (ping.priority === "nudge") return; // The badge says it.
  if (verdict === "usual") await showNotification(ping);
  if (verdict === "announce-person") await showFlood(ping);
  if (verdict === "announce-many") await showCrowd(ping, standingOf(ping.from));
};

/** Takes off the screen what was handled or deleted just while it was being shown. */
export const clearHandled = async (shown: readonly ReceivedPing[]): Promise<void> => {
  const pings = inbox.get();
  const unseen = new Set(pings.filter(({ seenAt }) => seenAt === undefined).map(pingKey));
  const handled = shown.filter((ping) => !unseen.has(pingKey(ping)));
  if (handled.length > 0) await clearNotifications(handled, pings);
};

/**
 * Marks pings as notified of. Only what got to the screen is marked, so that the next start shows what an end of the core has kept
 * from there.
 *
 * @param notifiedAt milliseconds since 1970
 * @param limited keys of those that were too many to be shown
 */
export const markNotified = async (
  pings: readonly ReceivedPing[],
  notifiedAt: number,
  limited: ReadonlySet<string> = new Set(),
): Promise<void> => {
  const keys = new Set(pings.map(pingKey));
  const marked = (ping: ReceivedPing): ReceivedPing => {
    const key = pingKey(ping);
    return keys.has(key) ? { ...ping, notifiedAt, ...(limited.has(key) && { limited: true }) } : ping;
  };
  await inbox.update((all) => (all.some((ping) => keys.has(pingKey(ping))) ? all.map(marked) : all));
  forgetAsked(pings);
};

/** Keys of pings that were shown and not stored when an earlier life of the core ended. */
const left = new Set<string>();

/** Whether the notification of a ping that comes again is on the screen already, from before the core's last start. */
export const isLeftOnScreen = (key: string): boolean => left.has(key);

const isPingTag = (tag: string): boolean => v.is(pingId, tag.split(" ", 1)[0]);

/**
 * Puts the screen and the inbox in order as the core starts, before anything is shown. Notifications outlive the core, and on some
 * systems the browser. Those of pings that were handled or deleted meanwhile are taken off. Pings whose notification is there count
 * as shown, although an end of the core kept that from being stored.
 */
export const tidyScreen = async (): Promise<void> => {
  const tags = new Set(await tagsOnScreen());
  const pings = inbox.get();
  // Nobody waits any more for a test of an earlier life.
  const isWaiting = (ping: ReceivedPing) =>
    isUnread(ping) || (!ping.test && isStillUrgent(ping, ownRoleNow(ping.room)));
  const waiting = new Map(pings.filter(isWaiting).map((ping) => [pingKey(ping), ping]));
  const known = new Set([...pings.map(pingKey), ...receivedKeys.get().map(({ key }) => key)]);
  const isDone = (tag: string) => (isPingTag(tag) ? known.has(tag) && !waiting.has(tag) : isOver(tag, pings));
  for (const tag of tags) if (isPingTag(tag) && !known.has(tag)) left.add(tag);
  const done = [...tags].filter(isDone);
  await takeOffScreen(done);
  const isShown = (ping: ReceivedPing) =>
    ping.notifiedAt === undefined && (ping.seenAt !== undefined || ping.test || tags.has(pingKey(ping)));
  await markNotified(pings.filter(isShown), timesNow().likely);
};
