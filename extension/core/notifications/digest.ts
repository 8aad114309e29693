import { personKey } from "../../shared/identity.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Called } from "../../shared/told-apart.ts";
import { sayCount, sayList } from "../../shared/words/say.ts";
import { cameLate } from "../attention/may-notify.ts";
import { isDistant, type StandingOf, standings } from "../people/standings.ts";
import type { FloodContext } from "./flood-limit.ts";

/** Says how many pings came late, and why: this person was away, did not want to be disturbed, or both in turn. */
const digestTitle = (pings: readonly ReceivedPing[]): string => {
  const held = pings.filter((ping) => ping.held).length;
  if (held === pings.length) return sayCount("quiet_digest", pings.length);
  if (held > 0) return sayCount("quiet_digest_and_away", pings.length);
  return sayCount("notification_late", pings.length);
};

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

// How late a ping is its sender says, so what comes late has a limit, too. For those whom one hardly knows it is lower.
const limits = {
  close: { burst: 5, refillMs: 30_000 },
  distant: { burst: 2, refillMs: 60_000 },
};

/**
 * How long to wait before late pings are notified of, so that no flood of them is one of notifications: they gather
 * meanwhile. Who is hardly known makes nobody wait whom one knows.
 *
 * @param pings the inbox
 * @param news those of them to notify of
 * @returns milliseconds; 0 for none
 */
export const digestWaitMs = (
  pings: readonly ReceivedPing[],
  news: readonly ReceivedPing[],
  { standingOf, isMuted, now }: FloodContext,
): number => {
  const isClose = ({ from }: ReceivedPing) => !isDistant(standingOf(from));
  const kind = news.some(isClose) ? "close" : "distant";
  const { burst, refillMs } = limits[kind];
  const times = pings
    .filter((ping) => cameLate(ping) && ping.priority === "ping" && !isMuted(ping))
    .filter((ping) => isClose(ping) === (kind === "close"))
    // What was seen before has disturbed nobody.
    .filter(({ notifiedAt = 0, seenAt }) => seenAt === undefined || seenAt > notifiedAt)
    .flatMap(({ notifiedAt }) => (notifiedAt === undefined || notifiedAt > now ? [] : [notifiedAt]));
  let allowance = burst;
  let last = 0;
  // All pings of one digest were marked at the same moment.
  for (const at of [...new Set(times)].sort((a, b) => a - b)) {
    allowance = Math.min(burst, allowance + (at - last) / refillMs) - 1;
    last = at;
  }
  return Math.max(0, Math.ceil((1 - allowance) * refillMs - (now - last)));
};
