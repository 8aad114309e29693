import { browser } from "../../shared/browser.ts";
import { notePressed } from "../diagnosis/note-test-seen.ts";
import { notifiedPing } from "../inbox/notified-ping.ts";
import { shownNow } from "./shown-now.ts";

const openPopup = async (): Promise<void> => {
  try {
    await browser.action.openPopup();
  } catch {
    // Without a window, or before Chrome 127, the popup cannot be opened for the user; the badge stays.
  }
};

/**
 * A click on a notification opens the popup where the browser can do that, and says that its ping was seen. It opens at
 * once: whatever is told to others first may take until a room is joined.
 */
export const openFromNotification = async (notificationId: string): Promise<void> => {
  const opening = openPopup();
  await shownNow.over(notificationId); // It may be there before its ping is stored.
  await browser.notifications.clear(notificationId); // A click leaves it on the screen.
  await notePressed(notificationId);
  await notifiedPing.markHandled(notificationId, "seen");
  await opening;
};
