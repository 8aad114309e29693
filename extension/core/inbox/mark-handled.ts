import type { ReceivedPing } from "../../shared/ping.ts";
import { quietNow } from "../../shared/quiet/quiet-now.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";
import { timesNow } from "../clock/times-now.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { inbox, settings } from "../store/values.ts";
import { handled } from "./handled.ts";
import { tellHandled } from "./tell-handled.ts";

/**
 * Marks pings as seen or answered, takes their notifications off the screen and tells their senders, and with them this
 * person's other devices.
 *
 * @param isMeant which of the pings of which that is news; all of them if left out
 */
export const markHandled = async (
  outcome: HandledAs,
  isMeant: (ping: ReceivedPing) => boolean = () => true,
): Promise<void> => {
  const { latest } = timesNow();
  const isQuiet = quietNow(settings.get(), latest) !== null;
  let changed: ReceivedPing[] = [];
  const now = await inbox.update((pings) => {
    const result = handled(pings, outcome, isMeant, latest, isQuiet);
    changed = result.changed;
    return result.pings;
  });
  if (changed.length === 0) return;
  await clearNotifications(changed, now);
  if (outcome === "answered") await repeatUrgent();
  tellHandled(changed, outcome);
};
