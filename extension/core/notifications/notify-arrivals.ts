import { pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { isLate, isMuted, mayNotify } from "../attention/may-notify.ts";
import { createTurns, runDetached } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { standingsOf } from "../people/standings.ts";
import { inbox, knownTeammates, settings } from "../store/values.ts";
import { ask, clearHandled, isAsked, markNotified, showArrival, tidyScreen } from "./arrival.ts";
import { type FloodContext, floodLimits } from "./flood-limit.ts";
import { showNotification } from "./notification.ts";
import { repeatUrgent } from "./repeat-urgent.ts";
import { digestWaitMs, showDigest } from "./several-pings.ts";

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
    (ping) =>
      ping.notifiedAt === undefined &&
      !isAsked(ping) &&
      isLate(ping, now) === late &&
      mayNotify(ping, set, now),
  );
  const context = {
    standingOf: standingsOf(knownTeammates.get(), now),
    isMuted: (ping: ReceivedPing) => isMuted(ping, set),
    now,
  };
  return { pings, arrivals, set, context };
};

/** One notification. */
interface Showing {
  /** The pings of which it tells. */
  of: readonly ReceivedPing[];
  /** Whether they are too many to be shown by themselves. */
  isLimited?: boolean;
  show(): Promise<void>;
}

/** One for each, as far as there are not too many. */
const eachByItself = ({ pings, context }: News, arrivals: readonly ReceivedPing[]): Showing[] => {
  const verdicts = floodLimits(pings, context);
  return arrivals.toReversed().map((ping) => {
    const verdict = verdicts.get(pingKey(ping)) ?? "usual";
    const show = () => showArrival(ping, verdict, context.standingOf);
    return { of: [ping], isLimited: verdict !== "usual", show };
  });
};

/**
 * Shows, and marks what got to the screen; what was handled meanwhile goes, and what is urgent is repeated in time.
 *
 * @param arrivals all that is done with then, shown or not
 * @throws the first error, where some could not be shown; the others are
 */
const showAndMark = async (
  arrivals: readonly ReceivedPing[],
  showings: readonly Showing[],
): Promise<void> => {
  const unshown = new Set<ReceivedPing>();
  const errors: unknown[] = [];
  for (const { of, show } of showings) {
    await ask(of, show).catch((error: unknown) => {
      errors.push(error);
      for (const ping of of) unshown.add(ping);
    });
  }
  const limited = showings.flatMap(({ of, isLimited }) => (isLimited ? of : [])).map(pingKey);
  const isShown = (ping: ReceivedPing) => !unshown.has(ping);
  await markNotified(arrivals.filter(isShown), timesNow().likely, new Set(limited));
  await clearHandled(showings.flatMap(({ of }) => of).filter(isShown));
  await repeatUrgent();
  if (errors.length > 0) throw errors[0];
};

// One at a time, and each ping is marked before the next look, so that none is shown twice.
const inTurn = createTurns();

const notifyOfFresh = async (): Promise<void> => {
  const news = newsThat(false);
  if (news.arrivals.length === 0) return;
  // An open popup sees a fresh ping at once; it makes itself heard all the same.
  const heard = news.arrivals.filter((ping) => !isMuted(ping, news.set));
  await showAndMark(news.arrivals, eachByItself(news, heard));
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
  const urgent = arrivals.filter((ping) => isHeard(ping) && ping.priority === "urgent");
  const showings = eachByItself(news, urgent);
  const [first, ...more] = waitMs > 0 ? [] : rest;
  if (first && more.length === 0) showings.unshift({ of: [first], show: () => showNotification(first) });
  if (first && more.length > 0) showings.push({ of: rest, show: () => showDigest(rest, context.standingOf) });
  await showAndMark(arrivals, showings);
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
  try {
    await inTurn(notifyOfFresh);
  } finally {
    gather(gatherMs);
    lastCall ??= setTimeout(endGathering, maxGatherMs);
  }
};

/** Begins as the core starts: with what is on the screen, and then what an end of the core has kept from there. */
export const beginNotifying = async (): Promise<void> => {
  await inTurn(tidyScreen).catch((error: unknown) =>
    console.warn("What is on the screen could not be put in order:", error),
  );
  runDetached(repeatUrgent());
  await notifyArrivals();
};
