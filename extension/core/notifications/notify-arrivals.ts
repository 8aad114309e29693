import { pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { isLate, isMuted, mayNotify } from "../attention/may-notify.ts";
import { createTurns, runDetached } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { standingsOf } from "../people/standings.ts";
import { inbox, knownTeammates, settings } from "../store/values.ts";
import { clearHandled, markNotified, showArrival } from "./arrival.ts";

import { digestWaitMs } from "./digest.ts";
import { type FloodContext, floodLimits } from "./flood-limit.ts";
import { showDigest, showNotification } from "./notification.ts";
import { repeatUrgent } from "./repeat-urgent.ts";

// Late pings come in a row; the digest waits for the last of them.
const gatherMs = 1_500;
// And not longer than this: somebody who pings without end would else keep it back.
const maxGatherMs = 10_000;

let gathering: ReturnType<typeof setTimeout> | undefined;
let lastCall: ReturnType<typeof setTimeout> | undefined;

/** What there is to notify of, and what decides how. */
interface News {
  /** The inbox, newest first. */
  pings: readonly ReceivedPing[];
  /** Those of them of which that has not been done, and which may disturb. */
  arrivals: readonly ReceivedPing[];
  set: Settings;
  context: FloodContext;
}

const newsThat = (late: boolean): News => {
  const [pings, set, { latest: now }] = [inbox.get(), settings.get(), timesNow()];
  const arrivals = pings.filter(
    (ping) => ping.notifiedAt === undefined && isLate(ping, now) === late && mayNotify(ping, set, now),
  );
  const context = {
    standingOf: standingsOf(knownTeammates.get(), now),
    isMuted: (ping: ReceivedPing) => isMuted(ping, set),
    now,
  };
  return { pings, arrivals, set, context };
};

/** Shows each by itself, as far as there are not too many. @returns keys of those that were */
const showEach = async (
  { pings, context }: News,
  arrivals: readonly ReceivedPing[],
): Promise<Set<string>> => {
  const verdicts = floodLimits(pings, context);
  const limited = new Set<string>();
  for (const ping of arrivals.toReversed()) {
    const verdict = verdicts.get(pingKey(ping)) ?? "usual";
    if (verdict !== "usual") limited.add(pingKey(ping));
    await showArrival(ping, verdict, context.standingOf);
  }
  return limited;
};

/** Ends a round: what was handled meanwhile goes, and what is urgent is repeated in time. */
const done = async (
  arrivals: readonly ReceivedPing[],
  shown: readonly ReceivedPing[],
  limited: ReadonlySet<string>,
): Promise<void> => {
  await markNotified(arrivals, timesNow().likely, limited);
  await clearHandled(shown);
  await repeatUrgent();
};

// One at a time, and each ping is marked before the next look, so that none is shown twice.
const inTurn = createTurns();

const notifyOfFresh = async (): Promise<void> => {
  const news = newsThat(false);
  if (news.arrivals.length === 0) return;
  // An open popup sees a fresh ping at once; it makes itself heard all the same.
  const heard = news.arrivals.filter((ping) => !isMuted(ping, news.set));
  await done(news.arrivals, heard, await showEach(news, heard));
};

const notifyOfLate = async (): Promise<void> => {
  const news = newsThat(true);
  const { pings, context } = news;
  const isHeard = (ping: ReceivedPing) => !isMuted(ping, news.set) && ping.seenAt === undefined;
  const rest = news.arrivals.filter((ping) => isHeard(ping) && ping.priority === "ping");
  const waitMs = rest.length === 0 ? 0 : digestWaitMs(pings, rest, context);
  const arrivals = waitMs > 0 ? news.arrivals.filter((ping) => !rest.includes(ping)) : news.arrivals;
  if (waitMs > 0) gather(waitMs);
  if (arrivals.length === 0) return;
  const heard = arrivals.filter(isHeard);
  const [first, ...more] = waitMs > 0 ? [] : rest;
  if (first && more.length === 0) await showNotification(first);
  const limited = await showEach(
    news,
    heard.filter(({ priority }) => priority === "urgent"),
  );
  if (first && more.length > 0) await showDigest(rest, context.standingOf);
  await done(arrivals, heard, limited);
};

const endGathering = (): void => {
  clearTimeout(gathering);
  clearTimeout(lastCall);
  lastCall = undefined;
  runDetached(inTurn(notifyOfLate));
};

const gather = (ms: number): void => {
  clearTimeout(gathering);
  gathering = setTimeout(endGathering, ms);
};

/**
 * Notifies of every ping in the inbox of which that has not been done: at once of those just sent, together of those that
 * were sent while this browser was away or not to disturb. Until then only what is urgent is shown. Safe to call at any
 * time.
 */
export const notifyArrivals = async (): Promise<void> => {
  await inTurn(notifyOfFresh);
  gather(gatherMs);
  lastCall ??= setTimeout(endGathering, maxGatherMs);
};
