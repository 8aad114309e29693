import { pingKey } from "../../shared/ping.ts";
import type { PingReference } from "../../shared/receipt.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";
import { timesNow } from "../clock/times-now.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { notePinged } from "../people/with-pinged.ts";
import { inbox } from "../store/values.ts";
import { handled } from "./handled.ts";
import { handledElsewhere } from "./handled-elsewhere.ts";

const maxRemembered = 200;

/**
 * Notes that this person has handled a ping on another device: here too it is done with. The news may come before the
 * ping, so it is remembered first.
 */
export const noteHandledElsewhere = async (news: PingReference & { outcome: HandledAs }): Promise<void> => {
  const key = pingKey(news);
  await handledElsewhere.update((known) =>
    known.some((each) => pingKey(each) === key && each.outcome === news.outcome)
      ? known
      : [news, ...known].slice(0, maxRemembered),
  );
  const { latest: now } = timesNow();
  const pings = await inbox.update(
    (stored) => handled(stored, news.outcome, (ping) => pingKey(ping) === key, now, true).pings,
  );
  const done = pings.filter((ping) => pingKey(ping) === key);
  if (done.length === 0) return;
  await clearNotifications(done, pings);
  if (news.outcome !== "answered") return;
  await notePinged(done.map(({ from, room, receivedAt }) => ({ identity: from, room, seenAt: receivedAt })));
  await repeatUrgent();
};
