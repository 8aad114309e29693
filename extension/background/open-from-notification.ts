import { browser } from "../shared/browser.ts";

/** A click on a notification takes it off the screen and opens the popup, where the browser can do that. */
export const openFromNotification = async (pingId: string): Promise<void> => {
  await browser.notifications.clear(pingId);
  try {
    await browser.action.openPopup();
  } catch {
    // Without a focused window, or before Chrome 127, the popup cannot be opened for the user; the badge stays.
  }
};
