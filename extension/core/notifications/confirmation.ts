import { say } from "../../shared/words/say.ts";
import { runDetached } from "../base/async.ts";
import { putOnScreen, takeOffScreen } from "./screen.ts";

const tag = "confirmation";
// How long one stays that asks for nothing.
const briefMs = 4_000;

let fading: ReturnType<typeof setTimeout> | undefined;

const replace = async (title: string, message: string): Promise<void> => {
  clearTimeout(fading);
  await takeOffScreen([tag]); // One that is still on the screen would only change.
  await putOnScreen(tag, { title, message }, true);
};

/** Shows for a moment, and without a sound, that a ping went out. */
export const showPinged = async ({ title, message }: { title: string; message: string }): Promise<void> => {
  await replace(title, message);
  fading = setTimeout(() => runDetached(takeOffScreen([tag])), briefMs);
};

/** Shows why a ping did not go out. @param problem a sentence */
export const showNotPinged = (problem: string): Promise<void> => replace(say("ways_not_pinged"), problem);
