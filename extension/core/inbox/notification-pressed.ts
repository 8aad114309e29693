import { say } from "../../shared/words/say.ts";
import { runDetached } from "../base/async.ts";
import { hands } from "../hands.ts";
import { answersOf, buttonsOf, showUnsent } from "../notifications/notification.ts";
import { takeOffScreen } from "../notifications/screen.ts";
import { createListeners } from "../store/value.ts";
import { answerPing } from "./answer-ping.ts";
import { notifiedPing } from "./handled.ts";

/** A click on a button answers its ping, and what cannot be sent is said in another notification; or it opens the address in the ping. */
const pressButton = async (tag: string, place: number): Promise<void> => {
  const ping = notifiedPing.get(tag);
  if (!ping) return showUnsent(undefined, say("unsent_ping_gone"));
  // Whatever our role and our team are by now: the button was there.
  const button = buttonsOf(ping.text, answersOf({ ...ping, former: false, removed: false }, "both"))[place];
  if (!button) return;
  if ("open" in button) {
    await hands().openTab(button.open);
    await notifiedPing.markHandled(tag, "seen");
    return;
  }
  const problem = await answerPing(ping, button.answer);
  if (problem !== null) await showUnsent(button.answer, problem);
};

const pressed = createListeners<string>();

/** Calls back with the tag of each notification that is pressed. */
export const onPressed = pressed.add;

/**
 * A notification was pressed. On itself, that says that its ping was seen; the service worker opens the popup besides.
 *
 * @param action the button's place, or empty
 */
export const notificationPressed = async ({
  tag,
  action,
}: {
  tag: string;
  action: string;
}): Promise<void> => {
  runDetached(takeOffScreen([tag])); // A click leaves it on the screen.
  pressed.tell(tag);
  if (action === "") await notifiedPing.markHandled(tag, "seen");
  else await pressButton(tag, Number(action));
};
