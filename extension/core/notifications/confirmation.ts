import { browser } from "../../shared/browser.ts";
import { say } from "../../shared/words/say.ts";
import { unawaited } from "../unawaited.ts";
import { show } from "./notification.ts";

const id = "confirmation";
// How long one stays that asks for nothing.
const briefMs = 4_000;

let fading: ReturnType<typeof setTimeout> | undefined;

const replace = async (title: string, message: string): Promise<void> => {
  clearTimeout(fading);
  await browser.notifications.clear(id); // One that is still on the screen would only change.
  await show(id, { title, message, silent: true });
};

/** Shows for a moment, and without a sound, that a ping went out. */
export const showPinged = async ({ title, message }: { title: string; message: string }): Promise<void> => {
  await replace(title, message);
  // Should the worker be stopped before that, the desktop takes it away.
  fading = setTimeout(() => unawaited(browser.notifications.clear(id)), briefMs);
};

/** Shows why a ping did not go out. @param problem a sentence */
export const showNotPinged = (problem: string): Promise<void> => replace(say("ways_not_pinged"), problem);
