import { isSamePerson } from "../../shared/is-same-person.ts";
import type { ReceivedPing, SentPing } from "../../shared/ping.ts";
import type { PingReference } from "../../shared/receipt.ts";
import { isStillUrgent } from "../../shared/still-urgent.ts";
import { roleOf } from "../../shared/teammate.ts";

const maxQuestions = 50;

/** Who is asked, and about what one may ask. */
export interface Asking {
  /** The other device's. */
  identity: string;
  /** This device's. */
  own: string;
  /** Where both are; what belongs to other rooms is nobody's business here. */
  room: string;
  /** Newest first. */
  inbox: readonly ReceivedPing[];
  /** Newest first. */
  outbox: readonly SentPing[];
}

/**
 * What to ask a device that has just come into the room. One of our own: which of the pings that wait here it has handled
 * meanwhile. Somebody else's: how far those got of which that is not known to the end, since each receipt is sent but once.
 */
export const openQuestions = ({ identity, own, room, inbox, outbox }: Asking): PingReference[] => {
  const isOpen = (ping: SentPing) =>
    !ping.former &&
    ping.recipients.some(
      (each) => each.identity === identity && (each.outcome === "delivered" || each.outcome === "expired"),
    );
  const questions = isSamePerson(identity, own)
    ? inbox.filter(
        (ping) =>
          !ping.test &&
          !ping.former &&
          ping.room === room &&
          (ping.seenAt === undefined || isStillUrgent(ping, roleOf(own))),
      )
    : outbox.filter((ping) => ping.room === room && isOpen(ping)).map(({ id }) => ({ id, from: own }));
  return questions.slice(0, maxQuestions).map(({ id, from }) => ({ id, from }));
};
