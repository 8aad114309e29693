import { pingKey } from "../shared/ping.ts";
import type { PingReference } from "../shared/receipt.ts";
import { inbox } from "../shared/stored-pings.ts";
import type { HandledAs } from "../shared/wire-ping.ts";
import { handled } from "./delivery/handled.ts";
import { handledEarly } from "./handled-early.ts";
import { clearNotifications } from "./notification.ts";
import { repeatUrgent } from "./repeat-urgent.ts";

const maxEarly = 200;

/**
 * Notes that this person has handled a ping on another device: here too it is done with. The news may come before the
 * ping, which is then looked for in a list of such news.
 */
export const noteHandledElsewhere = async (news: PingReference & { outcome: HandledAs }): Promise<void> => {
  const key = pingKey(news);
  let isStored = false;
  await inbox.update((pings) => {
    isStored = pings.some((ping) => pingKey(ping) === key);
    return handled(pings, news.outcome, (ping) => pingKey(ping) === key, Date.now(), true).pings;
  });
  if (!isStored) {
    await handledEarly.update((early) => [news, ...early].slice(0, maxEarly));
    return;
  }
  const pings = await inbox.get();
  await clearNotifications(
    pings.filter((ping) => pingKey(ping) === key),
    pings,
  );
  if (news.outcome === "answered") await repeatUrgent();
};
