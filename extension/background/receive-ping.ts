import { pingKey } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { inbox, outbox, receivedKeys } from "../shared/stored-pings.ts";
import type { ArrivingPing } from "./api.ts";
import { noteReceipt } from "./delivery/note-receipt.ts";
import { received } from "./delivery/received.ts";
import { takeIntoInbox } from "./delivery/take-into-inbox.ts";
import { withKeys } from "./delivery/with-keys.ts";
import { handledElsewhere } from "./handled-elsewhere.ts";
import { noteHandledElsewhere } from "./note-handled-elsewhere.ts";
import { notifyArrivals } from "./notify-arrivals.ts";
import { unawaited } from "./unawaited.ts";

/**
 * Stores a ping that has arrived, once: a sender who got no receipt sends it again, and may know by then that this person
 * has handled it elsewhere. The notification follows; should the worker be stopped before, it is shown when the worker
 * starts next.
 *
 * @returns what the receipt tells besides
 */
export const receivePing = async (arriving: ArrivingPing): Promise<{ urgentRefused?: boolean }> => {
  const now = Date.now();
  const [set, known] = await Promise.all([settings.get(), receivedKeys.get()]);
  const { ping, urgentRefused } = received(arriving, set, now);
  const key = pingKey(ping);
  const { re, from } = ping;
  if (re !== undefined) {
    await outbox.update((pings) => noteReceipt(pings, { id: re, from, outcome: "answered" }, now));
  }
  await inbox.update((pings) => takeIntoInbox(pings, known, ping));
  const notify = async (): Promise<void> => {
    const elsewhere = (await handledElsewhere.get()).filter((each) => pingKey(each) === key);
    const news = [arriving.handled, ...elsewhere.map(({ outcome }) => outcome)];
    const outcome = news.includes("answered") ? "answered" : news.find(Boolean);
    if (outcome) await noteHandledElsewhere({ id: ping.id, from, outcome });
    unawaited(notifyArrivals());
  };
  // The receipt waits for both; who is to be notified need not wait until the key is stored.
  await Promise.all([
    notify(),
    receivedKeys.update((keys) => (keys.includes(key) ? keys : withKeys(keys, [key]))),
  ]);
  return urgentRefused ? { urgentRefused } : {};
};
