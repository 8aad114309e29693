import { isPending, type PingReference, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing, SentPing } from "../../shared/ping-schema.ts";
import { createTurns } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { withKeys } from "../inbox/add-to-inbox.ts";
import { deletedPings, withDeleted } from "../inbox/answer-inquiry.ts";
import { tellHandled } from "../inbox/handled.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { clearNotifications } from "../notifications/several-pings.ts";
import { forgetDeliveries } from "../outbox/delivering.ts";
import { standingsOf } from "../people/standings.ts";
import { inbox, knownTeammates, outbox, receivedKeys } from "../store/values.ts";

const deleteRecalled = async (keys: readonly string[]): Promise<void> => {
  const meant = new Set(keys);
  const isMeant = (ping: ReceivedPing) => meant.has(pingKey(ping));
  const going = inbox.get().filter(isMeant);
  if (going.length === 0) return;
  // First, so that one which comes again at any moment from now on is known.
  const { latest: now } = timesNow();
  const standingOf = standingsOf(knownTeammates.get(), now);
  await receivedKeys.update((known) => withKeys(known, going.map(pingKey), now, standingOf));
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

/** Deletes received pings, for good: they are known should they come again. Whoever sent one that was unread learns that it was seen. */
export const deleteReceived = (references: readonly PingReference[]): Promise<void> => {
  const keys = references.map(pingKey);
  return inbox.recall(keys, () => deleteRecalled(keys));
};

/** Deletes sent pings. What is still to be delivered is called back, though it may arrive if it is under way just now. */
export const deleteSent = async (ids: readonly string[]): Promise<void> => {
  const meant = new Set(ids);
  let gone: SentPing[] = [];
  await outbox.recall(ids, () =>
    outbox.update((pings) => {
      gone = pings.filter(({ id }) => meant.has(id));
      return gone.length === 0 ? pings : pings.filter(({ id }) => !meant.has(id));
    }),
  );
  forgetDeliveries(gone.filter(isPending).map(({ id }) => id));
};

/** Runs while nobody else deletes pings or puts them back, in the order of the calls: an undo has the last word. */
export const inTurn = createTurns();

/**
 * Deletes pings from what this browser keeps; see the API.
 *
 * @param which `sent` are ids
 */
export const deletePings = async ({
  received,
  sent,
}: {
  received: readonly PingReference[];
  sent: readonly string[];
}): Promise<void> =>
  inTurn(async () => {
    await Promise.all([deleteReceived(received), deleteSent(sent)]);
  });
