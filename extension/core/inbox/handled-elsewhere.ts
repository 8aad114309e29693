import * as v from "valibot";
import { pingKey } from "../../shared/ping.ts";
import { identity, pingId } from "../../shared/ping-schema.ts";
import type { PingReference } from "../../shared/receipt.ts";
import { listOf } from "../../shared/stored-shape-schema.ts";
import { type HandledAs, handledAs } from "../../shared/wire-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { recordPinged } from "../people/record-pinged.ts";
import { value } from "../store/value.ts";
import { inbox } from "../store/values.ts";
import { handled } from "./handled.ts";

/** Pings that this person has handled on another device, newest first; they may have yet to come to this one. */
export const handledElsewhere = value(
  "handledElsewhere",
  listOf(v.object({ id: pingId, from: identity, outcome: handledAs })),
  [],
);

const maxRemembered = 200;

/**
 * Notes that this person has handled a ping on another device: here too it is done with. The news may come before the
 * ping, so it is remembered first.
 */
export const recordHandledElsewhere = async (news: PingReference & { outcome: HandledAs }): Promise<void> => {
  const key = pingKey(news);
  await handledElsewhere.update((known) =>
    known.some((each) => pingKey(each) === key && each.outcome === news.outcome)
      ? known
      : [news, ...known].slice(0, maxRemembered),
  );
  const { latest: now } = timesNow();
  const pings = await inbox.recall([key], () =>
    inbox.update((stored) => handled(stored, news.outcome, (ping) => pingKey(ping) === key, now, true).pings),
  );
  const done = pings.filter((ping) => pingKey(ping) === key);
  if (done.length === 0) return;
  await clearNotifications(done, pings);
  if (news.outcome !== "answered") return;
  await recordPinged(
    done.map(({ from, room, receivedAt }) => ({ identity: from, room, seenAt: receivedAt })),
  );
  await repeatUrgent();
};
