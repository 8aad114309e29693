import { browser } from "../shared/browser.ts";
import type { Presence } from "../shared/presence.ts";
import { settings } from "../shared/settings.ts";
import { presenceOf } from "./presence-of.ts";

const awayAfterSeconds = 5 * 60;

/** How the user is at this computer now. */
export const ownPresence = async (): Promise<Presence> => {
  const { doNotDisturb } = await settings.get();
  return doNotDisturb ? "do-not-disturb" : presenceOf(await browser.idle.queryState(awayAfterSeconds));
};

/** Calls back when the user leaves this computer or comes back to it. */
export const watchOwnPresence = (onChange: () => void): void => {
  browser.idle.setDetectionInterval(awayAfterSeconds);
  browser.idle.onStateChanged.addListener(onChange);
};
