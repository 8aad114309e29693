import type { SentPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";

type Recipients = SentPing["recipients"];

const names = (recipients: Recipients): string =>
  recipients.map(({ identity }) => nameOf(identity)).join(", ");

const pendingSentence = (pending: Recipients, participants: readonly string[]): string => {
  const offline = pending.filter(({ identity }) => !participants.includes(identity));
  if (offline.length === 0) return "Sending…";
  return `Waiting for ${names(offline)} to come online`;
};

/**
 * Says in words how far a sent ping got.
 *
 * @param participants identities of those in the room now
 */
export const outcomeSentence = ({ recipients }: SentPing, participants: readonly string[]): string => {
  const having = (...outcomes: string[]) => recipients.filter(({ outcome }) => outcomes.includes(outcome));
  const total = recipients.length;
  const [pending, expired, arrived, seen] = [
    having("pending"),
    having("expired"),
    having("delivered", "seen"),
    having("seen"),
  ];

  if (seen.length === total) return total === 1 ? "Seen" : "Seen by all";
  if (arrived.length === total) return total === 1 ? "Delivered" : `Delivered to all ${total}`;
  const rest = pending.length > 0 ? pendingSentence(pending, participants) : `Expired for ${names(expired)}`;
  if (arrived.length > 0) return `Delivered to ${arrived.length} of ${total}. ${rest}`;
  return pending.length === 0 && total === 1 ? "Expired: they were not online in time" : rest;
};
