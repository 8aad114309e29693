import { endOfHours, isWithin, nextStart } from "../../shared/quiet/hours.ts";
import { type QuietSettings, quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings, WeeklyHours } from "../../shared/settings-schema.ts";

const nextOfHours = (hours: readonly WeeklyHours[], now: number): number => {
  const end = endOfHours(hours, now);
  return end > now ? end : nextStart(hours, now);
};

/** When quiet hours begin next for somebody who may be disturbed now. */
const nextQuiet = ({ quietHours, quietSkippedUntil = 0 }: QuietSettings, now: number): number => {
  const from = Math.max(now, quietSkippedUntil);
  return isWithin(quietHours, from) ? from : nextStart(quietHours, from);
};

/**
 * When the time alone changes whether this person may be disturbed, or whether they work.
 *
 * @param now milliseconds since 1970
 * @param workingUntil until when they work whatever their hours are, milliseconds since 1970
 * @returns milliseconds since 1970, later than `now`; null if it never does
 */
export const nextChange = (
  settings: QuietSettings & Pick<Settings, "workingHours">,
  now: number,
  workingUntil = 0,
): number | null => {
  const quiet = quietNow(settings, now);
  const quietChange = quiet ? quiet.until : nextQuiet(settings, now);
  const changes = [
    quietChange ?? Number.POSITIVE_INFINITY,
    nextOfHours(settings.workingHours, now),
    ...(workingUntil > now ? [workingUntil] : []),
  ];
  const next = Math.min(...changes);
  return Number.isFinite(next) ? next : null;
};
