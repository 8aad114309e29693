import * as v from "valibot";
import { isStillUrgent, isUnread, pingKey } from "../../shared/ping.ts";
import { pingId, type ReceivedPing } from "../../shared/ping-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { ownRoleNow } from "../people/people.ts";
import { inbox, receivedKeys } from "../store/values.ts";
import { markNotified } from "./arrival.ts";
import { isOver } from "./notification.ts";
import { tagsOnScreen, takeOffScreen } from "./screen.ts";

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
