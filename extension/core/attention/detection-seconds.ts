import type { Engine } from "../../shared/engine.ts";
import type { Settings } from "../../shared/settings.ts";
import { leavesWhenAway } from "./leaves-when-away.ts";

/** After how many idle seconds a user counts as away. */
export const awayAfterSeconds = 5 * 60;

/**
 * After how many idle seconds the browser is to tell that nobody uses this computer. It knows one such time alone, and
 * tells that somebody is back only of whom it has told that they left: so it is the shorter one of those that matter. Whether
 * the longer one has passed is looked up each minute.
 */
export const detectionSeconds = (
  settings: Pick<Settings, "leaveWhenAway" | "leaveAfterMinutes">,
  engine: Engine | undefined,
): number =>
  leavesWhenAway(settings, engine)
    ? Math.min(awayAfterSeconds, settings.leaveAfterMinutes * 60)
    : awayAfterSeconds;
