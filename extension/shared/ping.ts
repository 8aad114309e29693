import { isProbe, takesPings } from "./identity.ts";
import { longestTryingHours } from "./limits.ts";
import type { OwnRole } from "./own-person.ts";
import { personOutcomes } from "./persons.ts";
import type { Outcome, ReceivedPing, SentPing } from "./ping-schema.ts";
import { say } from "./words/say.ts";

/** What tells a received ping from every other. */
export interface PingReference {
  id: string;
  /** Its sender's identity. */
  from: string;
}

/**
 * The same as a key. Its id alone would not do: the sender chose it, and everyone in the room can
 * read it on the data track and send another ping with the same one.
 */
export const pingKey = ({ id, from }: PingReference): string => `${id} ${from}`;

/** The sender's identity, from a ping's key. */
export const senderOf = (key: string): string => key.slice(key.indexOf(" ") + 1);

/** Whether a ping is one that nobody has seen; a test ping is no news, whoever sees it. */
export const isUnread = ({ seenAt, test }: Pick<ReceivedPing, "seenAt" | "test">): boolean =>
  seenAt === undefined && !test;

/**
 * Whether a received ping can be answered: an answer is a ping, a test ping comes from nobody, and whoever sent one in a
 * former team, or was removed since, is not there any more.
 *
 * @param role this device's in the ping's room
 */
export const canBeAnswered = (
  { from, former, removed }: Pick<ReceivedPing, "from" | "former" | "removed">,
  role: OwnRole,
): boolean =>
  !former && !removed && role !== "none" && role !== "subscribe" && takesPings(from) && !isProbe(from);

/**
 * Whether an urgent ping still comes back: until it is answered, or seen if it cannot be answered. Nobody waits any more for what a
 * removed member sent, or a removed device got.
 *
 * @param role this device's in the ping's room
 */
export const isStillUrgent = (ping: ReceivedPing, role: OwnRole): boolean =>
  ping.priority === "urgent" &&
  !ping.removed &&
  role !== "none" &&
  (canBeAnswered(ping, role) ? ping.answeredAt : ping.seenAt) === undefined;

const longestMs = longestTryingHours * 3_600_000;

/**
 * When a received ping was sent, by the clock of this device: clocks differ, and how long a ping waited does not. By its
 * sender's clock where that does not say how long it had waited. Whatever it says, no ping comes before it was sent, and
 * none waits for longer than it can be kept.
 *
 * @returns milliseconds since 1970
 */
export const sentByOwnClock = ({
  receivedAt,
  sentAt,
  waitedMs,
}: Pick<ReceivedPing, "receivedAt" | "sentAt" | "waitedMs">): number =>
  Math.max(0, receivedAt - Math.min(Math.max(0, waitedMs ?? receivedAt - sentAt), longestMs));

/** Whether some device has yet to confirm a ping that has not expired for it. */
export const isPending = ({ recipients }: Pick<SentPing, "recipients">): boolean =>
  recipients.some(({ outcome }) => outcome === "pending");

/** Whether somebody has no device yet that confirmed a ping. */
export const isAwaited = (ping: SentPing): boolean =>
  // Of most pings nothing is awaited any more, and gathering devices takes a hundred times as long as seeing that.
  isPending(ping) && personOutcomes(ping.recipients).some(({ outcome }) => outcome === "pending");

/**
 * The answers that take one tap, the likeliest first, in the words of whoever answers. A notification has room for two.
 */
export const quickAnswers = (): string[] => [
  say("shared_answer_coming"),
  say("shared_answer_minutes"),
  say("shared_answer_later"),
];

type Confirmed = Extract<Outcome, "delivered" | "seen" | "answered">;

/** A receipt as it came from the room; an answer to a ping counts as one. */
export interface Receipt {
  /** The ping's id. */
  id: string;
  /** Identity of whoever confirms it. */
  from: string;
  outcome: Confirmed;
  /** The ping was urgent, and did not ring. */
  urgentRefused?: boolean | undefined;
}

/** A receipt on its way out. */
export interface OutgoingReceipt {
  /** The ping's id. */
  id: string;
  /** Identity of the ping's sender. */
  to: string;
  outcome: Confirmed;
  urgentRefused?: boolean;
}

/** Where an item stands in its list: by its time, and among those of the same time by its key. */
export type Place = [at: number, key: string];

/** Whether a place comes before another one as one reads from the newest to the oldest. */
export const isNewer = ([at, key]: Place, [otherAt, otherKey]: Place): boolean =>
  at > otherAt || (at === otherAt && key > otherKey);
