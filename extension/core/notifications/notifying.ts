import { isUnread } from "../../shared/ping.ts";
import { watchHours } from "../attention/working-hours.ts";
import { runDetached } from "../base/async.ts";
import { onSetBack } from "../clock/times-now.ts";
import type { Feature } from "../feature.ts";
import { hands } from "../hands.ts";
import { inbox, settings } from "../store/values.ts";
import { beginNotifying, notifyArrivals } from "./notify-arrivals.ts";
import { repeatUrgent } from "./repeat-urgent.ts";

// The worker writes it, and starting a worker would be in the way of the notification of the same ping.
const badgeDelayMs = 200;

/** Keeps on the toolbar icon how many received pings nobody has seen, if the user wants to see that there. */
export const showUnread = (): void => {
  let shown: string | undefined;
  let isWaiting = false;
  const show = (): void => {
    isWaiting = false;
    const unread = settings.get().badge ? inbox.get().filter(isUnread).length : 0;
    const text = unread === 0 ? "" : unread > 99 ? "99+" : String(unread);
    if (text === shown) return;
    shown = text;
    const writing = hands().badge(text);
    writing.catch(() => {
      shown = undefined; // So that the next change writes it, whatever it is.
    });
    runDetached(writing);
  };
  const showSoon = (): void => {
    if (!isWaiting) setTimeout(show, badgeDelayMs);
    isWaiting = true;
  };
  settings.onChanged(showSoon);
  inbox.onChanged(showSoon);
  show();
};

/** Shows what may be shown by now. What is urgent comes back although something else could not be shown. */
const look = async (): Promise<void> => {
  try {
    await notifyArrivals();
  } finally {
    await repeatUrgent();
  }
};

/** What of the pings is shown and heard outside of the pages. */
export const notifying = {
  start: () => {
    showUnread();
    const lookAtHours = watchHours(look);
    settings.onChanged(() => runDetached(look()));
    onSetBack(() => runDetached(lookAtHours()));
    runDetached(beginNotifying());
  },
} satisfies Feature;
