import { browser } from "../shared/browser.ts";
import type { Availability } from "../shared/presence.ts";
import { settings } from "../shared/settings.ts";
import { availabilityOf } from "./availability-of.ts";

const awayAfterSeconds = 5 * 60;

/** How the user is now. */
export const ownPresence = async (): Promise<Availability> =>
  availabilityOf(await settings.get(), await browser.idle.queryState(awayAfterSeconds), Date.now());

/** Calls back when the user leaves this computer or comes back to it. */
export const watchOwnPresence = (onChange: () => void): void => {
  browser.idle.setDetectionInterval(awayAfterSeconds);
  browser.idle.onStateChanged.addListener(onChange);
};
