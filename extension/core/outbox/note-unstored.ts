import type { SentPing } from "../../shared/ping.ts";

/** That a ping came to a device which cannot store it now. */
export interface Unstored {
  id: string;
  /** Identity of the device. */
  from: string;
  /** It is not for lack of room. */
  failing?: boolean | undefined;
}

/**
 * Notes in the outbox that a device cannot store a ping, which waits on because of that.
 *
 * @returns the same outbox when that is known, or the device confirmed it or was not addressed
 */
export const noteUnstored = (pings: SentPing[], { id, from, failing = false }: Unstored): SentPing[] => {
  const isNews = (each: SentPing["recipients"][number]) =>
    each.identity === from &&
    each.outcome === "pending" &&
    !(each.unstored && (each.failing ?? false) === failing);
  if (!pings.some((ping) => ping.id === id && ping.recipients.some(isNews))) return pings;
  const noted = ({ failing: _, ...each }: SentPing["recipients"][number]) => ({
    ...each,
    unstored: true,
    ...(failing && { failing }),
  });
  return pings.map((ping) =>
    ping.id === id
      ? { ...ping, recipients: ping.recipients.map((each) => (isNews(each) ? noted(each) : each)) }
      : ping,
  );
};
