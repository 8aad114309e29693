import { outcomeRank } from "../../shared/outcome-rank.ts";
import type { SentPing } from "../../shared/ping.ts";
import type { Receipt } from "../../shared/receipt.ts";

/**
 * Notes a receipt in the outbox. Outcomes only rise: a late “delivered” does not undo “seen”. Who was not addressed
 * confirms nothing.
 *
 * @param at milliseconds since 1970
 * @returns the same outbox when the receipt tells nothing new
 */
export const noteReceipt = (pings: SentPing[], receipt: Receipt, at: number): SentPing[] => {
  const { id, from, outcome } = receipt;
  const ping = pings.find((stored) => stored.id === id);
  const recipient = ping?.recipients.find(({ identity }) => identity === from);
  if (!ping || !recipient || outcomeRank[recipient.outcome] >= outcomeRank[outcome]) return pings;
  const refused = receipt.urgentRefused && ping.priority === "urgent" ? { urgentRefused: true } : {};
  const { unstored: _, failing: __, ...before } = recipient;
  const noted = { ...before, outcome, at, ...refused };
  const recipients = ping.recipients.map((each) => (each === recipient ? noted : each));
  return pings.map((stored) => (stored === ping ? { ...ping, recipients } : stored));
};
