import { browser } from "../shared/browser.ts";
import { core, tell } from "./core.ts";

const name = "watchdog";
const periodInMinutes = 1;
const periodMs = periodInMinutes * 60_000;

const start = async (): Promise<void> => {
  const alarm = await browser.alarms.get(name);
  // Chrome rings by the clock on the wall: when that was set back by an hour, only after 61 minutes.
  const isInTime = alarm !== undefined && alarm.scheduledTime - Date.now() <= periodMs;
  if (!isInTime) await browser.alarms.create(name, { periodInMinutes });
};

/** Tells the core each minute that it is over, which opens a core that is gone: nothing else would notice. */
export const watchdog = (): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) tell(core.ask("minutePassed"));
  });
  // Alarms may vanish with a browser restart, and creating one anew would put it off each time the worker starts.
  tell(start());
};
