import type { Settings } from "../settings.ts";
import { endOfHours } from "./end-of-hours.ts";
import { nextStart } from "./next-start.ts";

/**
 * What is to be set so that somebody may be disturbed now: nothing by hand, nothing for a while, and quiet hours that run
 * not before they begin anew. Those that never end count until the next of them would begin.
 *
 * @param now milliseconds since 1970
 */
export const quietEnded = (
  { quietHours }: Pick<Settings, "quietHours">,
  now: number,
): Pick<Settings, "doNotDisturb" | "snoozedUntil" | "quietSkippedUntil"> => {
  const end = endOfHours(quietHours, now);
  const over = Number.isFinite(end) ? end : nextStart(quietHours, now);
  return { doNotDisturb: false, snoozedUntil: 0, quietSkippedUntil: over > now ? over : 0 };
};
