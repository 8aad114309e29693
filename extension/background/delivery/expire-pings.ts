import type { SentPing } from "../../shared/ping.ts";
import { isPending } from "./is-pending.ts";

/**
 * Ends the waiting of pings whose time is over.
 *
 * @param now milliseconds since 1970
 * @returns the same outbox when none has expired
 */
export const expirePings = (pings: SentPing[], now: number): SentPing[] => {
  const isDue = (ping: SentPing) => ping.expiresAt <= now && isPending(ping);
  if (!pings.some(isDue)) return pings;
  return pings.map((ping) =>
    isDue(ping)
      ? {
          ...ping,
          recipients: ping.recipients.map((recipient) =>
            recipient.outcome === "pending" ? { ...recipient, outcome: "expired", at: now } : recipient,
          ),
        }
      : ping,
  );
};
