import { browser } from "../../shared/browser.ts";
import { nextChange } from "../../shared/quiet/next-change.ts";
import { settings } from "../../shared/settings.ts";
import { timesNow } from "../clock/times-now.ts";
import { unawaited } from "../unawaited.ts";
import { workingUntil } from "./working-until.ts";

const alarm = "quiet";

// Chrome rings no alarm of an installed extension sooner than this
// (https://developer.chrome.com/docs/extensions/reference/api/alarms), and no worker that works now sleeps before.
const shortestAlarmMs = 30_000;

/** Ends a snooze that is over, where a clock that was set back would have the pages show it as running. */
const endSnooze = async (): Promise<void> => {
  const { likely, isBelieved } = await timesNow();
  if (isBelieved) return;
  await settings.update((set) =>
    set.snoozedUntil > Date.now() && set.snoozedUntil <= likely ? { ...set, snoozedUntil: 0 } : set,
  );
};

let soon: ReturnType<typeof setTimeout> | undefined;

/**
 * Calls back whenever the time alone changes whether the user may be disturbed or works: to the minute, also when the
 * worker slept.
 *
 * @returns does the same at once, for whoever hears that the clock was set
 */
export const watchHours = (onChange: () => Promise<void>): (() => Promise<void>) => {
  const change = async (): Promise<void> => {
    await endSnooze();
    await onChange();
    await plan(); // Not before: an alarm may ring a moment early, and is set once more then.
  };
  const plan = async (): Promise<void> => {
    const { latest, wall } = await timesNow();
    const next = nextChange(await settings.get(), latest, await workingUntil.get());
    clearTimeout(soon);
    if (next === null) {
      await browser.alarms.clear(alarm);
      return;
    }
    const inMs = next - latest;
    if (inMs < shortestAlarmMs) soon = setTimeout(() => unawaited(change()), inMs);
    await browser.alarms.create(alarm, { when: wall + inMs });
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) unawaited(change());
  });
  settings.onChanged(() => unawaited(plan()));
  workingUntil.onChanged(() => unawaited(plan()));
  unawaited(plan());
  return change;
};
