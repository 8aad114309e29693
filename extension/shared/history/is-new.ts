import type { Role } from "../grant.ts";
import { isStillUrgent } from "../ping.ts";
import type { HistoryEntry } from "./history-of.ts";

/**
 * Whether an entry stands above the days: what was unread when the page was opened, what has come or was sent since, and
 * urgent pings that wait for an answer. What is read or answered meanwhile stays where it is.
 *
 * @param openedAt milliseconds since 1970
 * @param role this device's in the ping's room
 */
export const isNew = (entry: HistoryEntry, openedAt: number, role: Role): boolean => {
  if (entry.kind === "sent") return entry.at >= openedAt;
  const { seenAt = openedAt, answeredAt = 0, priority } = entry.ping;
  if (seenAt >= openedAt) return true;
  return isStillUrgent(entry.ping, role) || (priority === "urgent" && answeredAt >= openedAt);
};
