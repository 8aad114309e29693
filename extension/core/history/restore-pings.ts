import { knownTeammates } from "../../shared/known-teammates.ts";
import { pingKey, type ReceivedPing, type SentPing } from "../../shared/ping.ts";
import { inbox, outbox } from "../../shared/stored-pings.ts";
import { lastService } from "../access/last-service.ts";
import { timesNow } from "../clock/times-now.ts";
import { withinInbox } from "../inbox/take-into-inbox.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { asFormer } from "../outbox/as-former.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { forgetDeliveries } from "../outbox/forget-deliveries.ts";
import { standingsOf } from "../people/standings-of.ts";
import { stayConnected } from "../rooms/stay-connected.ts";
import { unawaited } from "../unawaited.ts";
import { withDeletingLock } from "./deleting-lock.ts";
import { withRestored } from "./with-restored.ts";

const received = { keyOf: pingKey, at: ({ receivedAt }: ReceivedPing) => receivedAt };
const sent = { keyOf: ({ id }: SentPing) => id, at: ({ sentAt }: SentPing) => sentAt };

interface Pings {
  received: readonly ReceivedPing[];
  sent: readonly SentPing[];
}

const restore = async (pings: Pings): Promise<void> => {
  const { latest: now } = await timesNow();
  const { since } = (await lastService.get()) ?? { since: 0 };
  const seen = pings.received
    .flatMap((ping) => (ping.receivedAt < since ? asFormer([ping]) : ping))
    .map((ping) => ({ notifiedAt: now, seenAt: now, ...ping }));
  const back = pings.sent.flatMap((ping) =>
    ping.sentAt < since ? asFormer(expirePings([ping], now, "all")) : ping,
  );
  const standingOf = standingsOf(await knownTeammates.get(), now);
  await inbox.update((stored) => withinInbox(withRestored<ReceivedPing>(stored, seen, received), standingOf));
  await outbox.update((stored) => withRestored(stored, back, sent));
  // Receipts that came meanwhile found no ping: those that are confirmed already have to be confirmed once more.
  await forgetDeliveries(pings.sent);
  await repeatUrgent();
  unawaited(stayConnected());
};

/**
 * Puts deleted pings back where they were; see the API. Senders of received ones were told meanwhile that these are seen,
 * and so they are. Those of a team that was left meanwhile come back as such, and wait for nobody.
 */
export const restorePings = (pings: Pings): Promise<void> => withDeletingLock(() => restore(pings));
