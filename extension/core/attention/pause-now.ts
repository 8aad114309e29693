import type { Settings } from "../../shared/settings.ts";
import { timesNow } from "../clock/times-now.ts";
import { hands } from "../hands.ts";
import { knownEngine } from "../store/values.ts";
import { engineAt } from "./engine-at.ts";
import { leavesWhenAway } from "./leaves-when-away.ts";
import { type Pause, pauseFor } from "./pause-for.ts";
import { reasonToLeave } from "./reason-to-leave.ts";
import { workingUntil } from "./working-until.ts";

/** Why to be in no room now, in words; null if there is no reason. */
export const pauseNow = async (settings: Settings): Promise<Pause | null> => {
  const { latest: now } = timesNow();
  const engine = engineAt(knownEngine.get(), settings.serviceUrl);
  const mayLeave = leavesWhenAway(settings, engine);
  const idle = mayLeave ? await hands().idleState(settings.leaveAfterMinutes * 60) : "active";
  const reason = reasonToLeave({ settings, engine, idle, workingUntil: workingUntil.get(), now });
  return reason && pauseFor(reason, now);
};
