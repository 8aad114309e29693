import type { ReceivedPing } from "../shared/ping-schema.ts";

/**
 * How many pings nobody had seen when the popup was opened, by room; test pings are not counted.
 *
 * @param openedAt milliseconds since 1970: what was seen only since then is still new
 */
export const newByRoom = (inbox: readonly ReceivedPing[], openedAt: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { seenAt, room, test } of inbox)
    if (!test && (seenAt === undefined || seenAt >= openedAt)) counts.set(room, (counts.get(room) ?? 0) + 1);
  return counts;
};
