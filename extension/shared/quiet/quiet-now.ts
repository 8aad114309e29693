import type { Settings } from "../settings.ts";
import { endOfHours } from "./end-of-hours.ts";

/** What of the settings says when somebody does not want to be disturbed. */
export type QuietSettings = Pick<Settings, "doNotDisturb" | "snoozedUntil" | "quietHours"> &
  Partial<Pick<Settings, "quietSkippedUntil">>;

/**
 * Whether this person does not want to be disturbed now: because they said so by hand, for a while, or in these
 * hours and have not ended them for this time.
 *
 * @param now milliseconds since 1970
 * @returns null if they may be disturbed; else until when, with whatever follows without a gap, and null for no end
 */
export const quietNow = (
  { doNotDisturb, snoozedUntil, quietHours, quietSkippedUntil = 0 }: QuietSettings,
  now: number,
): { until: number | null } | null => {
  if (doNotDisturb) return { until: null };
  const from = Math.max(now, snoozedUntil);
  const until = from < quietSkippedUntil ? from : endOfHours(quietHours, from);
  if (until === now) return null;
  return { until: Number.isFinite(until) ? until : null };
};
