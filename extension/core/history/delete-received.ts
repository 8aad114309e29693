import { knownTeammates } from "../../shared/known-teammates.ts";
import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import type { PingReference } from "../../shared/receipt.ts";
import { inbox, receivedKeys } from "../../shared/stored-pings.ts";
import { timesNow } from "../clock/times-now.ts";
import { tellHandled } from "../inbox/tell-handled.ts";
import { withKeys } from "../inbox/with-keys.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { standingsOf } from "../people/standings-of.ts";
import { unawaited } from "../unawaited.ts";
import { deletedPings, withDeleted } from "./deleted-pings.ts";

/** Deletes received pings, for good: they are known should they come again. Whoever sent one that was unread learns that it was seen. */
export const deleteReceived = async (references: readonly PingReference[]): Promise<void> => {
  const meant = new Set(references.map(pingKey));
  const isMeant = (ping: ReceivedPing) => meant.has(pingKey(ping));
  const going = (await inbox.get()).filter(isMeant);
  if (going.length === 0) return;
  // First, so that one which comes again at any moment from now on is known.
  const { latest: now } = await timesNow();
  const standingOf = standingsOf(await knownTeammates.get(), now);
  await receivedKeys.update((keys) => withKeys(keys, going.map(pingKey), now, standingOf));
  await deletedPings.update((known) => withDeleted(known, going, now));
  let gone: ReceivedPing[] = [];
  const left = await inbox.update((pings) => {
    gone = pings.filter(isMeant);
    return pings.filter((ping) => !isMeant(ping));
  });
  await clearNotifications(gone, left);
  await repeatUrgent();
  // It may take a while until there is a connection.
  const unseen = gone.filter(({ seenAt }) => seenAt === undefined);
  unawaited(tellHandled(unseen, "seen"));
};
