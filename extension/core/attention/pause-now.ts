import { browser } from "../../shared/browser.ts";
import { knownEngine } from "../../shared/known-engine.ts";
import type { Settings } from "../../shared/settings.ts";
import { timesNow } from "../clock/times-now.ts";
import type { Pause } from "../rooms/rooms-to-join.ts";
import { engineAt } from "./engine-at.ts";
import { pauseFor } from "./pause-for.ts";
import { reasonToLeave } from "./reason-to-leave.ts";
import { workingUntil } from "./working-until.ts";

/** Why to be in no room now, in words; null if there is no reason. */
export const pauseNow = async (settings: Settings): Promise<Pause | null> => {
  const [{ latest: now }, known, idle, until] = await Promise.all([
    timesNow(),
    knownEngine.get(),
    browser.idle.queryState(settings.leaveAfterMinutes * 60),
    workingUntil.get(),
  ]);
  const engine = engineAt(known, settings.serviceUrl);
  const reason = reasonToLeave({ settings, engine, idle, workingUntil: until, now });
  return reason && pauseFor(reason, now);
};
