import { personKey } from "../../shared/identity.ts";
import { isUnread, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { HandledAs } from "../../shared/wire-schema.ts";
import { disturbsNow, isMuted } from "../attention/may-notify.ts";
import { runDetached, withTimeout } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { ask, clearHandled, isLeftOnScreen, markNotified, showArrival } from "../notifications/arrival.ts";
import { type FloodVerdict, floodLimits } from "../notifications/flood-limit.ts";
import { notifyArrivals } from "../notifications/notify-arrivals.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { recordReceipt } from "../outbox/receipts.ts";
import { type StandingOf, standingsOf } from "../people/standings.ts";
import { storingError } from "../store/storage-problems.ts";
import {
  inbox,
  knownTeammates,
  outbox,
  receivedKeys,
  removedPeople,
  settings,
  storingFails,
} from "../store/values.ts";
import { type Arrival, type ArrivingPing, addToInbox, isKnown, received, withKeys } from "./add-to-inbox.ts";
import { deletedPings } from "./answer-inquiry.ts";
import { handledElsewhere, markHandled, recordHandledElsewhere } from "./handled.ts";
import { recordNotShown, recordNotStored, recordPingsLeftOut, recordStored } from "./storing-trouble.ts";

// A receipt says that the ping was shown. It does not wait for a desktop that takes longer than this.
const showingMs = 1_000;

/** Whether the database has a ping that is not in memory. One that it cannot tell of is taken in, or that fails as well. */
const isInDatabase = async (key: string): Promise<boolean> => {
  if (receivedKeys.get().some((each) => each.key === key)) return false; // It is known anyhow.
  const kept = await inbox.find([key]).catch(() => []);
  return kept.length > 0;
};

/**
 * Keys of earlier pings that the inbox in memory need not hold. Those of deleted ones outlive a flood of others.
 *
 * @param kept those that are known besides
 */
const knownKeys = (kept: readonly string[]): string[] => [
  ...receivedKeys.get().map(({ key }) => key),
  ...deletedPings.get().map(pingKey),
  ...kept,
];

const store = async (
  ping: ReceivedPing,
  known: readonly string[],
  standingOf: StandingOf,
  now: number,
): Promise<void> => {
  const { re, from } = ping;
  const key = pingKey(ping);
  let unseenGone = 0;
  await Promise.all([
    re === undefined ||
      outbox.recall([re], () =>
        outbox.update((pings) => recordReceipt(pings, { id: re, from, outcome: "answered" }, now)),
      ),
    inbox.update((pings) => {
      const next = addToInbox(pings, known, ping, standingOf);
      const kept = new Set(next);
      unseenGone = pings.filter((each) => isUnread(each) && !kept.has(each)).length;
      return next;
    }),
  ]);
  runDetached(recordPingsLeftOut(unseenGone));
  await receivedKeys.update((noted) =>
    noted.some((each) => each.key === key) ? noted : withKeys(noted, [key], now, standingOf),
  );
};

/** What this person did with the ping on another device, as far as the sender or that device told. */
const doneElsewhere = ({ id, from, handled }: ArrivingPing): HandledAs | undefined => {
  const key = pingKey({ id, from });
  const told = handledElsewhere.get().filter((each) => pingKey(each) === key);
  const news = [handled, ...told.map(({ outcome }) => outcome)];
  return news.includes("answered") ? "answered" : news.find(Boolean);
};

/** Whether a ping has just come and is to be notified of now, and how. */
const verdictOn = (
  ping: ReceivedPing,
  arriving: ArrivingPing,
  known: readonly string[],
  standingOf: StandingOf,
  now: number,
): FloodVerdict | null => {
  const set = settings.get();
  const isNew = !isKnown(inbox.get(), known, ping);
  if (!isNew || doneElsewhere(arriving) || !disturbsNow(ping, set, now)) return null;
  const context = { standingOf, isMuted: (each: ReceivedPing) => isMuted(each, set), now };
  return floodLimits([ping, ...inbox.get()], context).get(pingKey(ping)) ?? "usual";
};

/** Notes that a ping is on the screen. Its receipt waits for that, as after a receipt it would not come again. */
const confirmShown = async (ping: ReceivedPing, showing: Promise<void>): Promise<void> => {
  try {
    await showing;
  } catch (error) {
    console.warn("A ping could not be shown:", error);
    return;
  }
  await markNotified([ping], timesNow().likely).catch((error: unknown) =>
    console.warn("That a ping was shown could not be stored:", error),
  );
};

/**
 * Takes off the screen what was handled meanwhile; what could not be shown, be it earlier, is tried once more.
 *
 * @param confirming undefined for a ping that is not shown now
 */
const finishShowing = async (ping: ReceivedPing, confirming: Promise<void> | undefined): Promise<void> => {
  await confirming;
  if (confirming) await clearHandled([ping]);
  if (ping.priority === "urgent") await repeatUrgent();
  await notifyArrivals();
};

const take = async (arriving: ArrivingPing): Promise<Arrival> => {
  const known = knownKeys((await isInDatabase(pingKey(arriving))) ? [pingKey(arriving)] : []);
  const { latest: now, likely: notifiedAt } = timesNow();
  const { since: failsSince, shown } = storingFails.get();
  const standingOf = standingsOf(knownTeammates.get(), now);
  const isRemoved = removedPeople.get().includes(personKey(arriving.from));
  const { ping: came, urgentRefused } = received(arriving, settings.get(), now, isRemoved);
  const key = pingKey(came);
  const wasShown = shown.some((each) => pingKey(each) === key) || isLeftOnScreen(key);
  const verdict = verdictOn(wasShown ? { ...came, notifiedAt } : came, arriving, known, standingOf, now);
  const isLimited = verdict !== null && verdict !== "usual";
  const ping = {
    ...came,
    ...(wasShown && { notifiedAt }),
    ...(isLimited && { limited: true }),
  };
  const showing =
    verdict === null ? Promise.resolve() : ask([ping], () => showArrival(ping, verdict, standingOf));
  showing.catch(() => {}); // Told below, once storing is over.
  try {
    await store(ping, known, standingOf, now);
  } catch (error) {
    console.warn("A ping could not be stored:", error);
    await recordNotStored(verdict === null ? undefined : ping, error, now);
    if (verdict !== null) runDetached(showing.catch(() => recordNotShown(key)));
    return storingError(error) === undefined ? { unstored: true } : { unstored: true, failing: true };
  }
  const before = failsSince !== undefined || wasShown ? await recordStored(key) : undefined;
  if (before) await markHandled(before, (stored) => pingKey(stored) === key);
  const outcome = doneElsewhere(arriving); // Perhaps another device has told of it just now.
  if (outcome) await recordHandledElsewhere({ id: ping.id, from: ping.from, outcome });
  // One that was shown before may have come into the inbox unmarked, where only its key could not be stored.
  const confirming = verdict === null && !wasShown ? undefined : confirmShown(ping, showing);
  runDetached(finishShowing(ping, confirming));
  if (confirming) await withTimeout(confirming, showingMs).catch(() => {});
  const isSilenced = isLimited && ping.priority === "urgent";
  return urgentRefused || isSilenced ? { urgentRefused: true } : {};
};

const underWay = new Map<string, Promise<Arrival>>();

/**
 * Takes in a ping that has arrived, once: a sender who got no receipt sends it again, and may know by then that this person has
 * handled it elsewhere. It is shown and stored at the same time. Should the core end in between, the next start shows what is
 * stored and was not shown, and what is not stored comes again. While there is no room for it it comes again, too, and its
 * notification stays as it is.
 *
 * @returns what the receipt tells besides
 */
export const receivePing = (arriving: ArrivingPing): Promise<Arrival> => {
  const key = pingKey(arriving);
  const taking = underWay.get(key) ?? take(arriving).finally(() => underWay.delete(key));
  underWay.set(key, taking);
  return taking;
};
