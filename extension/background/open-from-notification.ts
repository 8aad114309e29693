import { browser } from "../shared/browser.ts";
import { pingKey } from "../shared/ping.ts";
import { markHandled } from "./mark-handled.ts";
import { notePressed } from "./note-test-seen.ts";

/** A click on a notification says that its ping was seen, and opens the popup where the browser can do that. */
export const openFromNotification = async (notificationId: string): Promise<void> => {
  await browser.notifications.clear(notificationId); // A click leaves it on the screen.
  await notePressed(notificationId);
  await markHandled("seen", (ping) => pingKey(ping) === notificationId);
  try {
    await browser.action.openPopup();
  } catch {
    // Without a window, or before Chrome 127, the popup cannot be opened for the user; the badge stays.
  }
};
