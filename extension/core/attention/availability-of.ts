import type { Availability } from "../../shared/presence.ts";
import { type QuietSettings, quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings } from "../../shared/settings.ts";

/**
 * How the user is. Whoever does not want to be disturbed is so also while they are away; a locked screen is away at once.
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
