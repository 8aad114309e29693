import type { ReceivedPing } from "../shared/ping.ts";
import { floodVerdict } from "./delivery/flood-verdict.ts";
import type { Here } from "./look-around.ts";
import { showFlood, showNotification } from "./notification.ts";

/**
 * Notifies of a ping in the way in which its priority, and how often its sender pings, ask for it.
 *
 * @param pings the inbox with the ping, newest first
 * @param looking what decides how a notification is shown here, by whoever has looked already
 */
export const showArrival = async (
  pings: readonly ReceivedPing[],
  ping: ReceivedPing,
  looking?: Promise<Here>,
): Promise<void> => {
  if (ping.priority === "nudge") return; // The badge says it.
  const verdict = floodVerdict(pings, ping);
  if (verdict === "usual") await showNotification(ping, looking);
  if (verdict === "announce") await showFlood(ping, looking);
};
