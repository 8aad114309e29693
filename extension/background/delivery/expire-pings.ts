import type { SentPing } from "../../shared/ping.ts";

/**
 * Ends the waiting of pings whose time is over.
 *
 * @param now milliseconds since 1970
 * @returns the same outbox when none has expired
 */
export const expirePings = (pings: SentPing[], now: number): SentPing[] => {
  const isDue = ({ expiresAt, recipients }: SentPing) =>
    expiresAt <= now && recipients.some(({ outcome }) => outcome === "pending");
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
