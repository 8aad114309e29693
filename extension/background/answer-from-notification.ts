import { browser } from "../shared/browser.ts";
import { pingKey } from "../shared/ping.ts";
import { inbox } from "../shared/stored-pings.ts";
import { answerPing } from "./answer-ping.ts";
import { answersOf } from "./answers-of.ts";
import { showUnsent } from "./notification.ts";

/** A click on a notification's button answers its ping; what cannot be sent is said in another notification. */
export const answerFromNotification = async (notificationId: string, button: number): Promise<void> => {
  await browser.notifications.clear(notificationId); // A click leaves it on the screen.
  const ping = (await inbox.get()).find((stored) => pingKey(stored) === notificationId);
  const answer = ping && answersOf(ping, "both")[button]; // Whatever our role is by now: the button was there.
  if (!answer) return;
  const problem = await answerPing(ping, answer);
  if (problem !== null) await showUnsent(answer, problem);
};
