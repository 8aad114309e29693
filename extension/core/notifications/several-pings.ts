import { personKey } from "../../shared/identity.ts";
import { isUnread, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say, sayCount, sayList } from "../../shared/words/say.ts";
import { cameLate } from "../attention/may-notify.ts";
import { calledNow } from "../people/people.ts";
import { isDistant, type Standing, type StandingOf, standings } from "../people/standings.ts";
import type { FloodContext } from "./flood-limit.ts";
import { tell } from "./notification.ts";
import { takeOffScreen } from "./screen.ts";

const digestTag = "digest";
const crowdTag = "crowd";
const distantCrowdTag = "crowd of strangers";
const floodPrefix = "flood ";
const floodTag = ({ from }: ReceivedPing): string => `${floodPrefix}${personKey(from)}`;

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

/** Shows one notification for several pings. @param pings newest first */
export const showDigest = (pings: readonly ReceivedPing[], standingOf: StandingOf): Promise<void> =>
  tell(digestTag, digestOf(pings, standingOf, calledNow()), pings[0]?.room);

/** Shows that somebody pings too often to be notified of each. */
export const showFlood = (ping: ReceivedPing, called: Called = calledNow()): Promise<void> =>
  tell(
    floodTag(ping),
    { title: say("notification_flood", called(ping.from)), message: say("notification_flood_more") },
    ping.room,
  );

/** Shows that so many ping that they cannot be notified of each, and that this concerns nobody whom one knows better. */
export const showCrowd = ({ room }: ReceivedPing, standing: Standing): Promise<void> => {
  const [tag, title, message] = isDistant(standing)
    ? [distantCrowdTag, say("notification_crowd_distant"), say("notification_crowd_distant_more")]
    : [crowdTag, say("notification_crowd"), say("notification_crowd_more")];
  return tell(tag, { title, message }, room);
};

/**
 * Whether a notification tells of several pings of which nothing is unread any more.
 *
 * @param pings the inbox
 */
export const isOver = (tag: string, pings: readonly ReceivedPing[]): boolean => {
  if (tag.startsWith(floodPrefix)) return !pings.some((ping) => isUnread(ping) && floodTag(ping) === tag);
  return [digestTag, crowdTag, distantCrowdTag].includes(tag) && !pings.some(isUnread);
};

/**
 * Takes the notifications of these pings off the screen, and one that spoke of several once nothing is unread.
 *
 * @param pings in the inbox, as it is now
 */
export const clearNotifications = async (
  done: readonly ReceivedPing[],
  pings: readonly ReceivedPing[],
): Promise<void> => {
  const tags = done.flatMap((ping) => [pingKey(ping), floodTag(ping)]);
  if (!pings.some(isUnread)) tags.push(digestTag, crowdTag, distantCrowdTag);
  await takeOffScreen(tags);
};
