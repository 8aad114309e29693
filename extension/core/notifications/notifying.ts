import { watchHours } from "../attention/working-hours.ts";
import { runDetached } from "../base/async.ts";
import { onSetBack } from "../clock/times-now.ts";
import type { Feature } from "../feature.ts";
import { settings } from "../store/values.ts";
import { showUnread } from "./badge.ts";
import { notifyArrivals } from "./notify-arrivals.ts";
import { repeatUrgent } from "./repeat-urgent.ts";

/** What of the pings is shown and heard outside of the pages. */
export const notifying = {
  start: () => {
    showUnread();
    const lookAtHours = watchHours(async () => {
      await notifyArrivals();
      await repeatUrgent();
    });
    settings.onChanged(() => runDetached(notifyArrivals()));
    onSetBack(() => runDetached(lookAtHours()));
    runDetached(notifyArrivals());
    runDetached(repeatUrgent());
  },
} satisfies Feature;
