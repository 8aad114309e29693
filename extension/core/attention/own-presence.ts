import { type Availability, isSameAvailability } from "../../shared/connection-schema.ts";
import { type QuietSettings, quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { runDetached } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { hands } from "../hands.ts";
import { createListeners } from "../store/value.ts";
import { knownEngine, settings } from "../store/values.ts";
import { awayAfterSeconds, detectionSeconds } from "./auto-pause.ts";
import { engineAt } from "./known-engine.ts";

/**
 * How the user is. Do not disturb counts for more than being away; a locked screen is away at once.
 *
 * @param idle what the browser says of this computer
 * @param now milliseconds since 1970
 */
export const availabilityOf = (
  settings: QuietSettings & Pick<Settings, "urgentDisturbs" | "takeUrgent">,
  idle: "active" | "idle" | "locked",
  now: number,
): Availability => {
  const quiet = quietNow(settings, now);
  if (!quiet) return { presence: idle === "active" ? "here" : "away" };
  const urgentPasses = settings.urgentDisturbs && settings.takeUrgent;
  return {
    presence: "do-not-disturb",
    ...(quiet.until !== null && { until: quiet.until }),
    ...(!urgentPasses && { urgent: false }),
  };
};

type IdleState = "active" | "idle" | "locked";

let idle: IdleState = "active";
let told: Availability = { presence: "here" };
const listeners = createListeners<Availability>();

/** How the user is, as far as the browser has told. */
export const ownPresence = (): Availability => availabilityOf(settings.get(), idle, timesNow().latest);

/** Calls back whenever that has changed. */
export const onPresenceChanged = listeners.add;

/** Tells those who want to know how the user is now, if that has changed. */
export const tellPresence = (): void => {
  const now = ownPresence();
  if (isSameAvailability(now, told)) return;
  told = now;
  listeners.tell(now);
};

/** Asks the browser how the user is. */
export const lookAtPresence = async (): Promise<void> => {
  idle = await hands().idleState(awayAfterSeconds);
  tellPresence();
};

/** Has the browser tell when the user leaves this computer or comes back to it. */
export const watchPresence = (): void => {
  let seconds: number | undefined;
  const detect = (): void => {
    const set = settings.get();
    const wanted = detectionSeconds(set, engineAt(knownEngine.get(), set.serviceUrl));
    if (wanted === seconds) return;
    seconds = wanted;
    runDetached(hands().detectIdleAfter(wanted));
  };
  settings.onChanged(() => {
    detect();
    tellPresence();
  });
  knownEngine.onChanged(detect);
  detect();
  runDetached(lookAtPresence());
};
