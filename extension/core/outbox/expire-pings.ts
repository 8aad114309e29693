import { personKey } from "../../shared/identity.ts";
import { isPending } from "../../shared/ping.ts";
import type { Recipient, SentPing } from "../../shared/ping-schema.ts";

/** Marks pings as those of a team in which this browser was before. @returns the same list when all are that already */
export const markAsFormerTeam = <Ping extends { former?: boolean | undefined }>(pings: Ping[]): Ping[] =>
  pings.every(({ former }) => former)
    ? pings
    : pings.map((ping) => (ping.former ? ping : { ...ping, former: true }));

/**
 * Ends the waiting of pings whose time is over.
 *
 * @param now milliseconds since 1970
 * @param which `all` ends it for each ping, however much time it has left
 * @returns the same outbox when none has expired
 */
export const expirePings = (pings: SentPing[], now: number, which: "due" | "all" = "due"): SentPing[] => {
  const isDue = (ping: SentPing) => (which === "all" || ping.expiresAt <= now) && isPending(ping);
  if (!pings.some(isDue)) return pings;
  return pings.map((ping) =>
    isDue(ping)
      ? {
          ...ping,
          expiresAt: Math.min(ping.expiresAt, now),
          recipients: ping.recipients.map((recipient) =>
            recipient.outcome === "pending" ? { ...recipient, outcome: "expired", at: now } : recipient,
          ),
        }
      : ping,
  );
};

/**
 * Ends the waiting of pings for people who are not in the team any more.
 *
 * @param removed their keys, see `personKey`
 * @param now milliseconds since 1970
 * @returns the same outbox when nothing waits for them
 */
export const expireRemoved = (pings: SentPing[], removed: ReadonlySet<string>, now: number): SentPing[] => {
  const isOver = ({ identity, outcome }: Recipient) =>
    outcome === "pending" && removed.has(personKey(identity));
  if (!pings.some(({ recipients }) => recipients.some(isOver))) return pings;
  return pings.map((ping) =>
    ping.recipients.some(isOver)
      ? {
          ...ping,
          recipients: ping.recipients.map((each) =>
            isOver(each) ? { ...each, outcome: "expired", removed: true, at: now } : each,
          ),
        }
      : ping,
  );
};
