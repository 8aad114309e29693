import { timestamp } from "../../shared/ping-schema.ts";
import { endOfHours, isWithin, nextStart } from "../../shared/quiet/hours.ts";
import { type QuietSettings, quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings, WeeklyHours } from "../../shared/settings-schema.ts";
import { runDetached } from "../base/async.ts";
import { onTimeJump } from "../clock/clock.ts";
import { timesNow } from "../clock/times-now.ts";
import { value } from "../store/value.ts";
import { settings } from "../store/values.ts";

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

/** Until when the user works whatever their working hours are, milliseconds since 1970. */
export const workingUntil = value("workingUntil", timestamp, 0);

const overtimeMs = 60 * 60_000;

/** Lets the user work for an hour although it is outside their hours. */
export const connectNow = async (): Promise<void> => {
  await workingUntil.set(timesNow().latest + overtimeMs);
};

// A timer stands still while the computer sleeps, and nobody notices a sleep of some seconds; a longer one would add them up.
const longestTimerMs = 60_000;

/** Ends a snooze that is over, where a clock that was set back would have the pages show it as running. */
const endSnooze = async (): Promise<void> => {
  const { likely, isBelieved } = timesNow();
  if (isBelieved) return;
  await settings
    .update((set) =>
      set.snoozedUntil > Date.now() && set.snoozedUntil <= likely ? { ...set, snoozedUntil: 0 } : set,
    )
    .catch((error: unknown) => console.warn("The end of a snooze could not be stored:", error));
};

/**
 * Calls back whenever the time alone changes whether the user may be disturbed or works, and whenever time has jumped.
 *
 * @returns does the same at once, for what has moved times along with a clock that was set back
 */
export const watchHours = (onChange: () => Promise<void>): (() => Promise<void>) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = async (): Promise<void> => {
    await endSnooze();
    try {
      await onChange();
    } finally {
      plan();
    }
  };
  const plan = (): void => {
    clearTimeout(timer);
    const { latest } = timesNow();
    const next = nextChange(settings.get(), latest, workingUntil.get());
    if (next === null) return;
    const inMs = next - latest;
    timer =
      inMs > longestTimerMs
        ? setTimeout(plan, longestTimerMs)
        : setTimeout(() => runDetached(change()), Math.max(0, inMs));
  };
  settings.onChanged(plan);
  workingUntil.onChanged(plan);
  onTimeJump(() => runDetached(change()));
  plan();
  return change;
};
