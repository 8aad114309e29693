import { browser } from "../../shared/browser.ts";
import { knownEngine } from "../../shared/known-engine.ts";
import type { Availability } from "../../shared/presence.ts";
import { settings } from "../../shared/settings.ts";
import { timesNow } from "../clock/times-now.ts";
import { unawaited } from "../unawaited.ts";
import { availabilityOf } from "./availability-of.ts";
import { awayAfterSeconds, detectionSeconds } from "./detection-seconds.ts";
import { engineAt } from "./engine-at.ts";

/** How the user is now. */
export const ownPresence = async (): Promise<Availability> => {
  const [set, idle, { latest }] = await Promise.all([
    settings.get(),
    browser.idle.queryState(awayAfterSeconds),
    timesNow(),
  ]);
  return availabilityOf(set, idle, latest);
};

/** Calls back when the user leaves this computer or comes back to it. */
export const watchOwnPresence = (onChange: () => void): void => {
  const detect = async (): Promise<void> => {
    const [set, known] = await Promise.all([settings.get(), knownEngine.get()]);
    browser.idle.setDetectionInterval(detectionSeconds(set, engineAt(known, set.serviceUrl)));
  };
  browser.idle.onStateChanged.addListener(onChange);
  settings.onChanged(() => unawaited(detect()));
  knownEngine.onChanged(() => unawaited(detect()));
  unawaited(detect());
};
