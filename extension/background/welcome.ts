import { browser } from "../shared/browser.ts";
import { isSetUp, settings } from "../shared/settings.ts";
import { openAddress } from "./open-address.ts";

/**
 * Shows the way in to somebody who has just installed the extension. Not after an update, and not where somebody is set up
 * already, as with a profile that the browser keeps in step.
 */
export const welcome = async (reason: string): Promise<void> => {
  if (reason !== "install" || isSetUp(await settings.get())) return;
  await openAddress(browser.runtime.getURL("extension/welcome/welcome.html"));
};
