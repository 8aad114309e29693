import { browser } from "../shared/browser.ts";

const name = "watchdog";
const periodInMinutes = 1;

/** Calls back every minute: nothing else would notice that the offscreen document is gone. */
export const watchdog = (check: () => Promise<void>): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) void check();
  });
  // Alarms may vanish with a browser restart, and creating one anew would put it off each time the worker starts.
  browser.alarms.get(name).then((alarm) => {
    if (!alarm) browser.alarms.create(name, { periodInMinutes });
  });
};
