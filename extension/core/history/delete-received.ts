import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import type { PingReference } from "../../shared/receipt.ts";
import { timesNow } from "../clock/times-now.ts";
import { deletedPings, withDeleted } from "../inbox/deleted-pings.ts";
import { tellHandled } from "../inbox/tell-handled.ts";
import { withKeys } from "../inbox/with-keys.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { standingsOf } from "../people/standings-of.ts";
import { inbox, knownTeammates, receivedKeys } from "../store/values.ts";

/** Deletes received pings, for good: they are known should they come again. Whoever sent one that was unread learns that it was seen. */
export const deleteReceived = async (references: readonly PingReference[]): Promise<void> => {
  const meant = new Set(references.map(pingKey));
  const isMeant = (ping: ReceivedPing) => meant.has(pingKey(ping));
  const going = inbox.get().filter(isMeant);
  if (going.length === 0) return;
  // First, so that one which comes again at any moment from now on is known.
  const { latest: now } = timesNow();
  const standingOf = standingsOf(knownTeammates.get(), now);
  await receivedKeys.update((keys) => withKeys(keys, going.map(pingKey), now, standingOf));
  await deletedPings.update((known) => withDeleted(known, going, now));
  let gone: ReceivedPing[] = [];
  const left = await inbox.update((pings) => {
    gone = pings.filter(isMeant);
    return pings.filter((ping) => !isMeant(ping));
  });
  await clearNotifications(gone, left);
  await repeatUrgent();
  const unseen = gone.filter(({ seenAt }) => seenAt === undefined);
  tellHandled(unseen, "seen");
};
