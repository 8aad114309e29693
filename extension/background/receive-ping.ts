import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { inbox, outbox, receivedKeys } from "../shared/stored-pings.ts";
import type { ArrivingPing } from "./api.ts";
import { isForNow } from "./delivery/is-for-now.ts";
import { noteReceipt } from "./delivery/note-receipt.ts";
import { received } from "./delivery/received.ts";
import { takeIntoInbox } from "./delivery/take-into-inbox.ts";
import { withKeys } from "./delivery/with-keys.ts";
import { handledElsewhere } from "./handled-elsewhere.ts";
import { lookAround } from "./look-around.ts";
import { noteHandledElsewhere } from "./note-handled-elsewhere.ts";
import { notifyArrivals } from "./notify-arrivals.ts";
import { isBeingShown, notifyAtOnce } from "./notify-at-once.ts";
import { unawaited } from "./unawaited.ts";

const store = async (ping: ReceivedPing, known: readonly string[], now: number): Promise<void> => {
  const { re, from } = ping;
  if (re !== undefined) {
    await outbox.update((pings) => noteReceipt(pings, { id: re, from, outcome: "answered" }, now));
  }
  await inbox.update((pings) => takeIntoInbox(pings, known, ping));
};

const noteKey = (key: string, now: number) =>
  receivedKeys.update((noted) =>
    noted.some((each) => each.key === key) ? noted : withKeys(noted, [key], now),
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
 * has handled it elsewhere. What may be shown now is shown while it is being stored; should the worker be stopped
 * meanwhile, it is shown when the worker starts next.
 *
 * @returns what the receipt tells besides
 */
export const receivePing = async (arriving: ArrivingPing): Promise<{ urgentRefused?: boolean }> => {
  const now = Date.now();
  const [here, keys, pings, done] = await Promise.all([
    lookAround(),
    receivedKeys.get(),
    inbox.get(),
    doneElsewhere(arriving),
  ]);
  const { ping, urgentRefused } = received(arriving, here.set, now);
  const key = pingKey(ping);
  const known = keys.map((each) => each.key);
  const isNew = takeIntoInbox(pings, known, ping) !== pings && !isBeingShown(key);
  const storing = store(ping, known, now);
  const isShown = isNew && !done && isForNow(ping, here.set, now);
  if (isShown) unawaited(notifyAtOnce(ping, pings, here, storing));
  await storing;
  const notify = async (): Promise<void> => {
    const outcome = await doneElsewhere(arriving); // Perhaps another device has told of it just now.
    if (outcome) await noteHandledElsewhere({ id: ping.id, from: ping.from, outcome });
    if (!isShown) unawaited(notifyArrivals());
  };
  // The receipt waits for both; who is to be notified need not wait until the key is stored.
  await Promise.all([notify(), noteKey(key, now)]);
  return urgentRefused ? { urgentRefused } : {};
};
