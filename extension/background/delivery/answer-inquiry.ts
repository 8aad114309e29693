import { isSamePerson } from "../../shared/is-same-person.ts";
import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import type { OutgoingReceipt, PingReference } from "../../shared/receipt.ts";

/**
 * What this device knows of the pings that another one asks about. Only a ping's sender and this person's own devices
 * may know, and of what was not seen there is nothing to say.
 *
 * @param asker identity of whoever asks
 * @param own this device's identity
 */
export const answerInquiry = (
  asker: string,
  own: string,
  asked: readonly PingReference[],
  inbox: readonly ReceivedPing[],
): OutgoingReceipt[] => {
  const stored = new Map(inbox.map((ping) => [pingKey(ping), ping]));
  return asked.flatMap(({ id, from }): OutgoingReceipt[] => {
    const ping = stored.get(pingKey({ id, from }));
    if (ping?.seenAt === undefined || (from !== asker && !isSamePerson(asker, own))) return [];
    return [{ id, to: from, outcome: ping.answeredAt === undefined ? "seen" : "answered" }];
  });
};
