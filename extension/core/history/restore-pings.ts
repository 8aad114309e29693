import { pingKey, type ReceivedPing, type SentPing } from "../../shared/ping.ts";
import { timesNow } from "../clock/times-now.ts";
import { lastService } from "../connection/last-service.ts";
import { stayConnected } from "../connection/stay-connected.ts";
import { withinInbox } from "../inbox/take-into-inbox.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { asFormer } from "../outbox/as-former.ts";
import { forgetDeliveries } from "../outbox/delivering.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { standingsOf } from "../people/standings-of.ts";
import { runDetached } from "../run-detached.ts";
import { inbox, knownTeammates, outbox } from "../store/values.ts";
import { inTurn } from "./delete-pings.ts";
import { withRestored } from "./with-restored.ts";

const received = { keyOf: pingKey, at: ({ receivedAt }: ReceivedPing) => receivedAt };
const sent = { keyOf: ({ id }: SentPing) => id, at: ({ sentAt }: SentPing) => sentAt };

interface Pings {
  received: readonly ReceivedPing[];
  sent: readonly SentPing[];
}

const restore = async (pings: Pings): Promise<void> => {
  const { latest: now } = timesNow();
  const { since } = lastService.get() ?? { since: 0 };
  const seen = pings.received
    .flatMap((ping) => (ping.receivedAt < since ? asFormer([ping]) : ping))
    .map((ping) => ({ notifiedAt: now, seenAt: now, ...ping }));
  const back = pings.sent.flatMap((ping) =>
    ping.sentAt < since ? asFormer(expirePings([ping], now, "all")) : ping,
  );
  const standingOf = standingsOf(knownTeammates.get(), now);
  await inbox.update((stored) => withinInbox(withRestored<ReceivedPing>(stored, seen, received), standingOf));
  await outbox.update((stored) => withRestored(stored, back, sent));
  // Receipts that came meanwhile found no ping: those that are confirmed already have to be confirmed once more.
  forgetDeliveries(pings.sent.map(({ id }) => id));
  await repeatUrgent();
  runDetached(stayConnected());
};

/**
 * Puts deleted pings back where they were; see the API. Senders of received ones were told meanwhile that these are seen,
 * and so they are. Those of a team that was left meanwhile come back as such, and wait for nobody.
 */
export const restorePings = (pings: Pings): Promise<void> => inTurn(() => restore(pings));
