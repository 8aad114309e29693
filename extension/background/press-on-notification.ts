import { browser } from "../shared/browser.ts";
import { pingKey } from "../shared/ping.ts";
import { inbox } from "../shared/stored-pings.ts";
import { answerPing } from "./answer-ping.ts";
import { answersOf } from "./answers-of.ts";
import { buttonsOf } from "./buttons-of.ts";
import { markHandled } from "./mark-handled.ts";
import { notePressed } from "./note-test-seen.ts";
import { showUnsent } from "./notification.ts";
import { openAddress } from "./open-address.ts";
import { shownNow } from "./shown-now.ts";

/**
 * A click on a notification's button answers its ping, and what cannot be sent is said in another notification; or it
 * opens the address in the ping, which is seen by that.
 */
export const pressOnNotification = async (notificationId: string, index: number): Promise<void> => {
  await shownNow.over(notificationId); // It may be there before its ping is stored.
  await browser.notifications.clear(notificationId); // A click leaves it on the screen.
  await notePressed(notificationId);
  const ping = (await inbox.get()).find((stored) => pingKey(stored) === notificationId);
  // Whatever our role and our team are by now: the button was there.
  const button = ping && buttonsOf(ping.text, answersOf({ ...ping, former: false }, "both"))[index];
  if (!button) return;
  if ("open" in button) {
    await openAddress(button.open);
    await markHandled("seen", (stored) => pingKey(stored) === notificationId);
    return;
  }
  const problem = await answerPing(ping, button.answer);
  if (problem !== null) await showUnsent(button.answer, problem);
};
