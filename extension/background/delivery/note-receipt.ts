import type { Outcome, SentPing } from "../../shared/ping.ts";

/** A receipt as it came from the room. */
export interface Receipt {
  /** The ping's id. */
  id: string;
  /** Identity of whoever confirms it. */
  from: string;
  outcome: Extract<Outcome, "delivered" | "seen">;
}

const rank: Record<Outcome, number> = { pending: 0, expired: 0, delivered: 1, seen: 2 };

/**
 * Notes a receipt in the outbox. Outcomes only rise: a late “delivered” does not undo “seen”, and one that comes after
 * the ping expired is the truth all the same. Who was not addressed confirms nothing.
 *
 * @param at milliseconds since 1970
 * @returns the same outbox when the receipt tells nothing new
 */
export const noteReceipt = (pings: SentPing[], { id, from, outcome }: Receipt, at: number): SentPing[] => {
  const ping = pings.find((stored) => stored.id === id);
  const recipient = ping?.recipients.find(({ identity }) => identity === from);
  if (!ping || !recipient || rank[recipient.outcome] >= rank[outcome]) return pings;
  const recipients = ping.recipients.map((each) => (each === recipient ? { ...each, outcome, at } : each));
  return pings.map((stored) => (stored === ping ? { ...ping, recipients } : stored));
};
