import type { Arrival, ArrivingPing } from "../../background/api.ts";
import { isUnread } from "../../shared/is-unread.ts";
import { knownTeammates } from "../../shared/known-teammates.ts";
import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import { settings } from "../../shared/settings.ts";
import { inbox, outbox, receivedKeys } from "../../shared/stored-pings.ts";
import { storingFails } from "../../shared/storing-fails.ts";
import { disturbsNow } from "../attention/disturbs-now.ts";
import { isMuted } from "../attention/is-muted.ts";
import { timesNow } from "../clock/times-now.ts";
import { inTime } from "../in-time.ts";
import { finishShowing } from "../notifications/finish-showing.ts";
import { type FloodContext, floodVerdicts } from "../notifications/flood-verdicts.ts";
import { lookAround } from "../notifications/look-around.ts";
import { notifyArrivals } from "../notifications/notify-arrivals.ts";
import { showArrival } from "../notifications/show-arrival.ts";
import { shownNow, withShownNow } from "../notifications/shown-now.ts";
import { noteReceipt } from "../outbox/note-receipt.ts";
import { type StandingOf, standingsOf } from "../people/standings-of.ts";
import { unawaited } from "../unawaited.ts";
import { handledElsewhere } from "./handled-elsewhere.ts";
import { isKnown } from "./is-known.ts";
import { markHandled } from "./mark-handled.ts";
import { noteHandledElsewhere } from "./note-handled-elsewhere.ts";
import { notePingsLeftOut } from "./note-left-out.ts";
import { noteNotShown, noteNotStored, noteStored, reasonOf } from "./note-storing.ts";
import { received } from "./received.ts";
import { takeIntoInbox } from "./take-into-inbox.ts";
import { withKeys } from "./with-keys.ts";

// A picture takes less; for the sound that may follow it storing does not wait.
const showingMs = 30;

const store = async (
  ping: ReceivedPing,
  known: readonly string[],
  standingOf: StandingOf,
  now: number,
): Promise<void> => {
  const { re, from } = ping;
  if (re !== undefined) {
    await outbox.update((pings) => noteReceipt(pings, { id: re, from, outcome: "answered" }, now));
  }
  let unseenGone = 0;
  await inbox.update((pings) => {
    const next = takeIntoInbox(pings, known, ping, standingOf);
    const kept = new Set(next);
    unseenGone = pings.filter((each) => isUnread(each) && !kept.has(each)).length;
    return next;
  });
  unawaited(notePingsLeftOut(unseenGone));
};

const noteKey = (key: string, standingOf: StandingOf, now: number) =>
  receivedKeys.update((noted) =>
    noted.some((each) => each.key === key) ? noted : withKeys(noted, [key], now, standingOf),
  );

/** What this person did with the ping on another device, as far as the sender or that device told. */
const doneElsewhere = async ({ id, from, handled }: ArrivingPing) => {
  const key = pingKey({ id, from });
  const told = (await handledElsewhere.get()).filter((each) => pingKey(each) === key);
  const news = [handled, ...told.map(({ outcome }) => outcome)];
  return news.includes("answered") ? "answered" : news.find(Boolean);
};

/**
 * Stores a ping that has arrived, once: a sender who got no receipt sends it again, and may know by then that this person
 * has handled it elsewhere. What may be shown now is shown before it is stored. Should the worker be stopped in
 * between, there was no receipt, and it comes again; so it does while there is no room for it, and then its notification stays
 * as it is.
 *
 * @returns what the receipt tells besides
 */
export const receivePing = async (arriving: ArrivingPing): Promise<Arrival> => {
  const shownThen = shownNow.pings();
  const looking = lookAround();
  looking.catch(() => {}); // Whoever shows something learns of it; storing does not depend on it.
  const [{ latest: now }, set, keys, pings, done, { since: failsSince, shown }, met] = await Promise.all([
    timesNow(),
    settings.get(),
    receivedKeys.get(),
    inbox.get(),
    doneElsewhere(arriving),
    storingFails.get(),
    knownTeammates.get(),
  ]);
  const standingOf = standingsOf(met, now);
  const { ping: came, urgentRefused } = received(arriving, set, now);
  const key = pingKey(came);
  const wasShown = shown.some((each) => pingKey(each) === key);
  const ping = wasShown ? { ...came, notifiedAt: now } : came;
  const known = keys.map((each) => each.key);
  const isNew = !isKnown(pings, known, ping) && !wasShown && !shownNow.has(key);
  const isForNow = isNew && !done && disturbsNow(ping, set, now);
  const context: FloodContext = { standingOf, isMuted: (each) => isMuted(each, set), now };
  const soon = [ping, ...withShownNow(pings, shownThen)];
  const verdict = (isForNow && floodVerdicts(soon, context).get(key)) || "usual";
  const isLimited = verdict !== "usual";
  const showing = isForNow ? showArrival(ping, verdict, standingOf, looking) : Promise.resolve();
  // Whoever it is for waits for the picture; storing would hold that up, and the receipt waits for storing.
  const storing = inTime(showing, showingMs)
    .catch(() => {})
    .then(() => store(ping, known, standingOf, now));
  if (isForNow) {
    const finishing = shownNow.during(ping, finishShowing(ping, isLimited, showing, storing));
    unawaited(finishing.finally(() => unawaited(notifyArrivals()))); // What could not be shown is tried once more.
  }
  try {
    await storing;
  } catch (error) {
    console.warn("A ping could not be stored:", error);
    await noteNotStored(isForNow ? ping : undefined, error, now);
    if (isForNow) unawaited(showing.catch(() => noteNotShown(key)));
    return reasonOf(error) === undefined ? { unstored: true } : { unstored: true, failing: true };
  }
  const before = failsSince !== undefined || wasShown ? await noteStored(key) : undefined;
  if (before) await markHandled(before, (stored) => pingKey(stored) === key);
  const noteDone = async (): Promise<void> => {
    const outcome = await doneElsewhere(arriving); // Perhaps another device has told of it just now.
    if (outcome) await noteHandledElsewhere({ id: ping.id, from: ping.from, outcome });
    if (!isForNow) unawaited(notifyArrivals());
  };
  await Promise.all([noteDone(), noteKey(key, standingOf, now)]); // The receipt waits for both.
  const isSilenced = isLimited && ping.priority === "urgent";
  return urgentRefused || isSilenced ? { urgentRefused: true } : {};
};
