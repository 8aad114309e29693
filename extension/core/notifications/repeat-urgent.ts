import { ownRoleIn } from "../../shared/own-role.ts";
import { pingKey } from "../../shared/ping.ts";
import { isMuted } from "../attention/is-muted.ts";
import { mayDisturb } from "../attention/may-disturb.ts";
import { takesUrgentFrom } from "../attention/takes-urgent-from.ts";
import { timesNow } from "../clock/times-now.ts";
import { standingsOf } from "../people/standings-of.ts";
import { runDetached } from "../run-detached.ts";
import { connections, inbox, knownTeammates, settings } from "../store/values.ts";
import { createTurns } from "../turns.ts";
import { showAgain } from "./notification.ts";
import { urgentRepeats } from "./urgent-repeats.ts";

const inTurn = createTurns();

let timer: ReturnType<typeof setTimeout> | undefined;

const repeat = async (): Promise<void> => {
  const { likely: now, latest } = timesNow();
  const [set, all] = [settings.get(), connections.get()];
  if (!mayDisturb({ priority: "urgent" }, set, latest)) return;
  const taken = inbox.get().filter((ping) => takesUrgentFrom(ping.from, set) && !isMuted(ping, set));
  const { due, keys, nextAt } = urgentRepeats(
    taken,
    now,
    (room) => ownRoleIn(all, room),
    standingsOf(knownTeammates.get(), now),
  );
  for (const ping of due) await showAgain(ping);
  await inbox.update((pings) =>
    keys.size === 0
      ? pings
      : pings.map((ping) =>
          keys.has(pingKey(ping)) ? { ...ping, notifiedAt: now, repeats: (ping.repeats ?? 0) + 1 } : ping,
        ),
  );
  clearTimeout(timer);
  // After a computer has slept, the core hears of that and repeats at once.
  if (nextAt !== undefined)
    timer = setTimeout(() => runDetached(repeatUrgent()), Math.max(0, nextAt - timesNow().likely));
};

/**
 * Shows again what is urgent and has waited a minute for what ends it, and looks again in time. Does nothing while nothing at all
 * may disturb; the end of that calls once more. Safe to call at any time.
 */
export const repeatUrgent = (): Promise<void> => inTurn(repeat);
