import { browser } from "../shared/browser.ts";
import { unawaited } from "./unawaited.ts";

const name = "watchdog";
const periodInMinutes = 1;

/** Calls back every minute: nothing else would notice that the offscreen document is gone. */
export const watchdog = (check: () => Promise<void>): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) unawaited(check());
  });
  // Alarms may vanish with a browser restart, and creating one anew would put it off each time the worker starts.
  unawaited(start());
};

const start = async (): Promise<void> => {
  if (!(await browser.alarms.get(name))) await browser.alarms.create(name, { periodInMinutes });
};
