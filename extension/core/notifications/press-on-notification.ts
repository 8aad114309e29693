import { openAddress } from "../../background/open-address.ts";
import { browser } from "../../shared/browser.ts";
import { notePressed } from "../diagnosis/note-test-seen.ts";
import { notifiedPing } from "../inbox/notified-ping.ts";
import { answerPing } from "../outbox/answer-ping.ts";
import { answersOf } from "./answers-of.ts";
import { buttonsOf } from "./buttons-of.ts";
import { showUnsent } from "./notification.ts";
import { shownNow } from "./shown-now.ts";

/**
 * A click on a notification's button answers its ping, and what cannot be sent is said in another notification; or it
 * opens the address in the ping, which is seen by that.
 */
export const pressOnNotification = async (notificationId: string, index: number): Promise<void> => {
  await shownNow.over(notificationId); // It may be there before its ping is stored, or found not to fit.
  await browser.notifications.clear(notificationId); // A click leaves it on the screen.
  await notePressed(notificationId);
  const ping = await notifiedPing.get(notificationId);
  // Whatever our role and our team are by now: the button was there.
  const button = ping && buttonsOf(ping.text, answersOf({ ...ping, former: false }, "both"))[index];
  if (!button) return;
  if ("open" in button) {
    await openAddress(button.open);
    await notifiedPing.markHandled(notificationId, "seen");
    return;
  }
  const problem = await answerPing(ping, button.answer);
  if (problem !== null) await showUnsent(button.answer, problem);
};
