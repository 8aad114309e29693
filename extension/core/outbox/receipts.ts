import { outcomeRank } from "../../shared/persons.ts";
import type { Receipt } from "../../shared/ping.ts";
import type { SentPing } from "../../shared/ping-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { outbox } from "../store/values.ts";
import { deliverNow } from "./delivering.ts";

/**
 * Notes a receipt in the outbox. Outcomes only rise: a late “delivered” does not undo “seen”. Who was not addressed
 * confirms nothing.
 *
 * @param at milliseconds since 1970
 * @returns the same outbox when the receipt tells nothing new
 */
export const recordReceipt = (pings: SentPing[], receipt: Receipt, at: number): SentPing[] => {
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
export const recordUnstored = (pings: SentPing[], { id, from, failing = false }: Unstored): SentPing[] => {
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

/** Writes a receipt into the outbox; one for a ping never sent changes nothing. */
export const receiveReceipt = async (receipt: Receipt): Promise<void> => {
  // That it was answered counts once the answer is here.
  const outcome = receipt.outcome === "answered" ? "seen" : receipt.outcome;
  const { latest: now } = timesNow();
  const pings = await outbox.recall([receipt.id], () =>
    outbox.update((stored) => recordReceipt(stored, { ...receipt, outcome }, now)),
  );
  // What was handled on one device shall disturb nobody on another that gets it later.
  if (receipt.outcome !== "delivered") deliverNow(pings, receipt.id);
};

/** Writes into the outbox that a device cannot store a ping, which goes on being sent. */
export const receiveUnstored = async (what: Unstored): Promise<void> => {
  await outbox.update((pings) => recordUnstored(pings, what));
};
