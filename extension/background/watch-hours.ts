import { browser } from "../shared/browser.ts";
import { nextChange } from "../shared/quiet/next-change.ts";
import { settings } from "../shared/settings.ts";
import { workingUntil } from "./cost/working-until.ts";
import { unawaited } from "./unawaited.ts";

const alarm = "quiet";

// Chrome rings no alarm of an installed extension sooner than this
// (https://developer.chrome.com/docs/extensions/reference/api/alarms), and no worker that works now sleeps before.
const shortestAlarmMs = 30_000;

let soon: ReturnType<typeof setTimeout> | undefined;

/**
 * Calls back whenever the time alone changes whether the user may be disturbed or works: to the minute, also when the
 * worker slept.
 */
export const watchHours = (onChange: () => Promise<void>): void => {
  const change = async (): Promise<void> => {
    await onChange();
    await plan(); // Not before: an alarm may ring a moment early, and is set once more then.
  };
  const plan = async (): Promise<void> => {
    const next = nextChange(await settings.get(), Date.now(), await workingUntil.get());
    clearTimeout(soon);
    if (next === null) {
      await browser.alarms.clear(alarm);
      return;
    }
    const inMs = next - Date.now();
    if (inMs < shortestAlarmMs) soon = setTimeout(() => unawaited(change()), inMs);
    await browser.alarms.create(alarm, { when: next });
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) unawaited(change());
  });
  settings.onChanged(() => unawaited(plan()));
  workingUntil.onChanged(() => unawaited(plan()));
  unawaited(plan());
};
