import { isSamePerson } from "../../shared/is-same-person.ts";
import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import type { OutgoingReceipt, PingReference } from "../../shared/receipt.ts";
import type { DeletedPing } from "./deleted-pings.ts";

/** A question of how far pings got with this device. */
export interface Inquiry {
  /** Identity of whoever asks. */
  asker: string;
  /** This device's identity. */
  own: string;
  room: string;
  pings: readonly PingReference[];
}

const outcomeOf = ({ seenAt, answeredAt }: DeletedPing): OutgoingReceipt["outcome"] => {
  if (answeredAt !== undefined) return "answered";
  return seenAt === undefined ? "delivered" : "seen";
};

/** What this device says of the pings that another one asks about. Only their sender and this person's own devices may know. */
export const answerInquiry = (
  { asker, own, room, pings }: Inquiry,
  inbox: readonly ReceivedPing[],
  deleted: readonly DeletedPing[],
): OutgoingReceipt[] => {
  const stored = new Map([...deleted, ...inbox].map((ping) => [pingKey(ping), ping]));
  return pings.flatMap(({ id, from }): OutgoingReceipt[] => {
    const ping = stored.get(pingKey({ id, from }));
    const mayKnow = from === asker || isSamePerson(asker, own);
    return ping?.room === room && mayKnow ? [{ id, to: from, outcome: outcomeOf(ping) }] : [];
  });
};
