import { pingKey, type ReceivedPing } from "../shared/ping.ts";
import { inbox, receivedKeys } from "../shared/stored-pings.ts";
import { takeIntoInbox } from "./delivery/take-into-inbox.ts";
import { notifyArrivals } from "./notify-arrivals.ts";

const maxReceivedKeys = 2_000;

/**
 * Stores a ping that has arrived, once: a sender who got no receipt sends it again. The notification follows; should the
 * worker be stopped before, it is shown when the worker starts next.
 */
export const receivePing = async (ping: Omit<ReceivedPing, "receivedAt">): Promise<void> => {
  const key = pingKey(ping);
  const known = await receivedKeys.get();
  await inbox.update((pings) => takeIntoInbox(pings, known, { ...ping, receivedAt: Date.now() }));
  await receivedKeys.update((keys) => (keys.includes(key) ? keys : [key, ...keys].slice(0, maxReceivedKeys)));
  void notifyArrivals();
};
