import type { ReceivedPing } from "../../shared/ping.ts";
import type { StandingOf } from "../people/standings-of.ts";
import type { FloodVerdict } from "./flood-verdicts.ts";
import type { Here } from "./look-around.ts";
import { showCrowd, showFlood, showNotification } from "./notification.ts";

/**
 * Notifies of a ping in the way in which its priority, and how much else comes, ask for it.
 *
 * @param looking what decides how a notification is shown here, by whoever has looked already
 */
export const showArrival = async (
  ping: ReceivedPing,
  verdict: FloodVerdict,
  standingOf: StandingOf,
  looking?: Promise<Here>,
): Promise<void> => {
  if (ping.priority === "nudge") return; // The badge says it.
  if (verdict === "usual") await showNotification(ping, looking);
  if (verdict === "announce-person") await showFlood(ping, looking);
  if (verdict === "announce-many") await showCrowd(ping, standingOf(ping.from), looking);
};
