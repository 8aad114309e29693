import type { Role } from "./grant.ts";
import type { ReceivedPing } from "./ping.ts";
import { isProbe, takesPings } from "./teammate.ts";

/**
 * Whether a received ping can be answered: an answer is a ping, a test ping comes from nobody, and whoever sent one in a
 * former team is not there any more.
 *
 * @param role this device's in the ping's room
 */
export const canBeAnswered = ({ from, former }: Pick<ReceivedPing, "from" | "former">, role: Role): boolean =>
  !former && role !== "subscribe" && takesPings(from) && !isProbe(from);

/**
 * Whether an urgent ping still comes back: until it is answered, or seen if it cannot be answered.
 *
 * @param role this device's in the ping's room
 */
export const isStillUrgent = (ping: ReceivedPing, role: Role): boolean =>
  ping.priority === "urgent" && (canBeAnswered(ping, role) ? ping.answeredAt : ping.seenAt) === undefined;
