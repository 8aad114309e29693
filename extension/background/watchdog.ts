import { unawaited } from "../core/unawaited.ts";
import { browser } from "../shared/browser.ts";

const name = "watchdog";
const periodInMinutes = 1;
const periodMs = periodInMinutes * 60_000;

/**
 * Calls back every minute: nothing else would notice that the offscreen document is gone.
 *
 * @returns makes sure of it once more, for whoever hears that the clock was set
 */
export const watchdog = (check: () => Promise<void>): (() => Promise<void>) => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) unawaited(check());
  });
  // Alarms may vanish with a browser restart, and creating one anew would put it off each time the worker starts.
  unawaited(start());
  return start;
};

const start = async (): Promise<void> => {
  const alarm = await browser.alarms.get(name);
  // Chrome rings by the clock on the wall: when that was set back by an hour, only after 61 minutes.
  const isInTime = alarm !== undefined && alarm.scheduledTime - Date.now() <= periodMs;
  if (!isInTime) await browser.alarms.create(name, { periodInMinutes });
};
