import { pingKey } from "../../shared/ping.ts";
import type { ReceivedPing, SentPing } from "../../shared/ping-schema.ts";
import { runDetached } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { lastService } from "../connection/change-service.ts";
import { stayConnected } from "../connection/stay-connected.ts";
import { withinInbox } from "../inbox/add-to-inbox.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { forgetDeliveries } from "../outbox/delivering.ts";
import { expirePings, markAsFormerTeam } from "../outbox/expire-pings.ts";
import { standingsOf } from "../people/standings.ts";
import { inbox, knownTeammates, outbox } from "../store/values.ts";
import { inTurn } from "./delete-pings.ts";

/** What tells pings apart, and orders them. */
interface Order<Ping> {
  keyOf(ping: Ping): string;
  /** When it came or was sent, milliseconds since 1970. */
  at(ping: Ping): number;
}

/**
 * Puts pings back into their list; those that are in it already stay as they are, and nothing else changes its place.
 *
 * @param pings newest first
 * @returns the same list when nothing is missing
 */
export const withRestored = <Ping>(
  pings: Ping[],
  restored: readonly Ping[],
  { keyOf, at }: Order<Ping>,
): Ping[] => {
  const known = new Set(pings.map(keyOf));
  const missing = restored.filter((ping) => !known.has(keyOf(ping))).toSorted((a, b) => at(b) - at(a));
  if (missing.length === 0) return pings;
  const result: Ping[] = [];
  for (const ping of pings) {
    while (missing[0] && at(missing[0]) >= at(ping)) result.push(missing.shift() as Ping);
    result.push(ping);
  }
  return [...result, ...missing];
};

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
    .flatMap((ping) => (ping.receivedAt < since ? markAsFormerTeam([ping]) : ping))
    .map((ping) => ({ notifiedAt: now, seenAt: now, ...ping }));
  const back = pings.sent.flatMap((ping) =>
    ping.sentAt < since ? markAsFormerTeam(expirePings([ping], now, "all")) : ping,
  );
  const standingOf = standingsOf(knownTeammates.get(), now);
  // Those that are there already are found in memory.
  await inbox.recall(seen.map(pingKey), () =>
    inbox.update((stored) => withinInbox(withRestored<ReceivedPing>(stored, seen, received), standingOf)),
  );
  await outbox.recall(back.map(sent.keyOf), () =>
    outbox.update((stored) => withRestored(stored, back, sent)),
  );
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
