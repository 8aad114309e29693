import type { Engine } from "../../shared/engine.ts";
import type { Settings } from "../../shared/settings.ts";

/** Whether the rooms are left while nobody is at this computer. @param engine undefined while the service has not said */
export const leavesWhenAway = (
  { leaveWhenAway }: Pick<Settings, "leaveWhenAway">,
  engine: Engine | undefined,
): boolean => leaveWhenAway === "always" || (leaveWhenAway === "on-twilio" && engine === "twilio");
