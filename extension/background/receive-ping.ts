import type { Ping, ReceivedPing } from "../shared/ping.ts";
import { inbox, maxStoredPings } from "../shared/stored-pings.ts";
import { showNotification } from "./notification.ts";

/** Stores a ping that has arrived and notifies, once per ping: a sender who got no receipt sends it again. */
export const receivePing = async (ping: Ping & Pick<ReceivedPing, "from" | "room">): Promise<void> => {
  const received: ReceivedPing = { ...ping, receivedAt: Date.now() };
  let isNew = false;
  await inbox.update((pings) => {
    isNew = !pings.some(({ id, from }) => id === ping.id && from === ping.from);
    return isNew ? [received, ...pings].slice(0, maxStoredPings) : pings;
  });
  if (isNew) await showNotification(received);
};
