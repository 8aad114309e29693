import type { ReceivedPing } from "../../shared/ping.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";

/**
 * Marks pings as seen or answered; who has answered has seen.
 *
 * @param pings newest first
 * @param isMeant which of the pings of which that is news
 * @param at milliseconds since 1970
 * @param quietly whether no notification shall follow
 * @returns the same inbox when there is no news, and those that changed
 */
export const handled = (
  pings: ReceivedPing[],
  outcome: HandledAs,
  isMeant: (ping: ReceivedPing) => boolean,
  at: number,
  quietly: boolean,
): { pings: ReceivedPing[]; changed: ReceivedPing[] } => {
  const isNews = ({ seenAt, answeredAt }: ReceivedPing) =>
    outcome === "seen" ? seenAt === undefined : answeredAt === undefined;
  const changed = pings.filter((ping) => isNews(ping) && isMeant(ping));
  if (changed.length === 0) return { pings, changed };
  const marked = (ping: ReceivedPing): ReceivedPing => ({
    ...ping,
    seenAt: ping.seenAt ?? at,
    ...(quietly && { notifiedAt: ping.notifiedAt ?? at }),
    ...(outcome === "answered" && { answeredAt: at }),
  });
  return { pings: pings.map((ping) => (changed.includes(ping) ? marked(ping) : ping)), changed };
};
