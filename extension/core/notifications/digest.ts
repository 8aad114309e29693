import type { ReceivedPing } from "../../shared/ping.ts";
import { personKey } from "../../shared/teammate.ts";
import type { Called } from "../../shared/told-apart.ts";
import { sayCount } from "../../shared/words/say-count.ts";
import { sayList } from "../../shared/words/say-list.ts";
import { type StandingOf, standings } from "../people/standings-of.ts";
import { digestTitle } from "./digest-title.ts";

// More names than these are not read in a notification.
const maxNames = 8;

/** Tells of several late pings in one notification; it names those first whom this browser knows best. @param pings newest first */
export const digestOf = (
  pings: readonly ReceivedPing[],
  standingOf: StandingOf,
  called: Called,
): { title: string; message: string } => {
  const senders = new Map<string, { from: string; count: number }>();
  for (const { from } of pings.toReversed()) {
    const sender = senders.get(personKey(from));
    senders.set(personKey(from), { from, count: (sender?.count ?? 0) + 1 });
  }
  const rank = ({ from }: { from: string }) => standings.indexOf(standingOf(from));
  const ranked = [...senders.values()].sort((a, b) => rank(b) - rank(a));
  // One who is left over takes no more room by name.
  const named = ranked.length === maxNames + 1 ? ranked : ranked.slice(0, maxNames);
  const names = named.map(({ from, count }) => (count === 1 ? called(from) : `${called(from)} ×${count}`));
  const others = ranked.length - named.length;
  if (others > 0) names.push(sayCount("notification_others", others));
  return { title: digestTitle(pings), message: sayList(names) };
};
