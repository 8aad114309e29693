import type { SentPing } from "../../shared/ping.ts";
import { isPending } from "./is-pending.ts";

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
