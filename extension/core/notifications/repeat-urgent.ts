import { browser } from "../../shared/browser.ts";
import { connections } from "../../shared/connection.ts";
import { knownTeammates } from "../../shared/known-teammates.ts";
import { ownRoleIn } from "../../shared/own-role.ts";
import { pingKey } from "../../shared/ping.ts";
import { settings } from "../../shared/settings.ts";
import { inbox } from "../../shared/stored-pings.ts";
import { isMuted } from "../attention/is-muted.ts";
import { mayDisturb } from "../attention/may-disturb.ts";
import { takesUrgentFrom } from "../attention/takes-urgent-from.ts";
import { timesNow } from "../clock/times-now.ts";
import { standingsOf } from "../people/standings-of.ts";
import { unawaited } from "../unawaited.ts";
import { showAgain } from "./notification.ts";
import { urgentRepeats } from "./urgent-repeats.ts";

const alarm = "urgent";

/**
 * Shows again what is urgent and has waited a minute for what ends it, and sets the alarm for the next time. Does nothing
 * while nothing at all may disturb; the end of that calls once more. Safe to call at any time.
 */
export const repeatUrgent = (): Promise<void> =>
  navigator.locks.request("repeat-urgent", async () => {
    const { likely: now, latest } = await timesNow();
    const [set, all, met] = await Promise.all([settings.get(), connections.get(), knownTeammates.get()]);
    if (!mayDisturb({ priority: "urgent" }, set, latest)) return;
    const taken = (await inbox.get()).filter(
      (ping) => takesUrgentFrom(ping.from, set) && !isMuted(ping, set),
    );
    const { due, keys, nextAt } = urgentRepeats(
      taken,
      now,
      (room) => ownRoleIn(all, room),
      standingsOf(met, now),
    );
    for (const ping of due) await showAgain(ping);
    await inbox.update((pings) =>
      keys.size === 0
        ? pings
        : pings.map((ping) =>
            keys.has(pingKey(ping)) ? { ...ping, notifiedAt: now, repeats: (ping.repeats ?? 0) + 1 } : ping,
          ),
    );
    if (nextAt === undefined) await browser.alarms.clear(alarm);
    else await browser.alarms.create(alarm, { when: Date.now() + Math.max(0, nextAt - now) });
  });

/** Repeats what is urgent whenever its alarm rings. */
export const watchUrgent = (): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) unawaited(repeatUrgent());
  });
};
