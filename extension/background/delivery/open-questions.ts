import { isSamePerson } from "../../shared/is-same-person.ts";
import { needsAnswer, type ReceivedPing, type SentPing } from "../../shared/ping.ts";
import type { PingReference } from "../../shared/receipt.ts";

const maxQuestions = 50;

/**
 * What to ask a device that has just come into the room. One of our own: which of the pings that wait here it has handled
 * meanwhile. Somebody else's: which of those that it got have been seen, since that receipt is sent but once.
 *
 * @param identity the device's
 * @param own this device's identity
 * @param inbox newest first
 * @param outbox newest first
 */
export const openQuestions = (
  identity: string,
  own: string,
  inbox: readonly ReceivedPing[],
  outbox: readonly SentPing[],
): PingReference[] => {
  const questions = isSamePerson(identity, own)
    ? inbox.filter((ping) => ping.seenAt === undefined || needsAnswer(ping))
    : outbox
        .filter(({ recipients }) =>
          recipients.some((each) => each.identity === identity && each.outcome === "delivered"),
        )
        .map(({ id }) => ({ id, from: own }));
  return questions.slice(0, maxQuestions).map(({ id, from }) => ({ id, from }));
};
