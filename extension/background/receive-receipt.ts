import type { Outcome, SentPing } from "../shared/ping.ts";
import { outbox } from "../shared/stored-pings.ts";

/** A receipt as it came from the room. */
export interface Receipt {
  /** The ping's id. */
  id: string;
  /** Identity of whoever confirms it. */
  from: string;
  outcome: Extract<Outcome, "delivered" | "seen">;
}

/** Notes a receipt in a sent ping. A late “delivered” does not undo “seen”; strangers confirm nothing. */
export const withReceipt = (ping: SentPing, { id, from, outcome }: Receipt): SentPing => {
  if (ping.id !== id || (ping.to !== null && ping.to !== from)) return ping;
  const earlier = ping.recipients.find(({ identity }) => identity === from);
  if (earlier?.outcome === "seen") return ping;
  const others = ping.recipients.filter((recipient) => recipient !== earlier);
  return { ...ping, recipients: [...others, { identity: from, outcome }] };
};

/** Writes a receipt into the outbox; one for a ping never sent changes nothing. */
export const receiveReceipt = async (receipt: Receipt): Promise<void> => {
  await outbox.update((pings) => pings.map((ping) => withReceipt(ping, receipt)));
};
