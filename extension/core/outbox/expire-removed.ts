import type { Recipient, SentPing } from "../../shared/ping.ts";
import { personKey } from "../../shared/teammate.ts";

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
