import type { SentPing } from "../../shared/ping.ts";

/**
 * Notes in the outbox that a device has no room for a ping, which waits on because of that.
 *
 * @param from identity of the device
 * @returns the same outbox when that is known, or the device confirmed it or was not addressed
 */
export const noteUnstored = (pings: SentPing[], { id, from }: { id: string; from: string }): SentPing[] => {
  const waits = (each: SentPing["recipients"][number]) =>
    each.identity === from && each.outcome === "pending" && !each.unstored;
  if (!pings.some((ping) => ping.id === id && ping.recipients.some(waits))) return pings;
  return pings.map((ping) =>
    ping.id === id
      ? {
          ...ping,
          recipients: ping.recipients.map((each) => (waits(each) ? { ...each, unstored: true } : each)),
        }
      : ping,
  );
};
