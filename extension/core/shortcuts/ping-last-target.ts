import { say } from "../../shared/words/say.ts";
import { showNotPinged } from "../notifications/confirmation.ts";
import { lastTarget, lastTargets, settings } from "../store/values.ts";
import { pingAndTell } from "./ping-and-tell.ts";
import { shortcutTarget } from "./shortcut-target.ts";

// A key that is held down repeats its command faster than that, and is still one press.
const oneHoldMs = 1_000;

let lastPressAt = Number.NEGATIVE_INFINITY;

/** Pings whoever was pinged last, in the room where that was, with no text. */
export const pingLastTarget = async (): Promise<void> => {
  const now = Date.now();
  const isHeld = Math.abs(now - lastPressAt) < oneHoldMs;
  lastPressAt = now;
  if (isHeld) return;
  const [set, last, targets] = await Promise.all([settings.get(), lastTarget.get(), lastTargets.get()]);
  const target = shortcutTarget(set, { lastTarget: last, lastTargets: targets });
  if (target) return pingAndTell(target, "");
  await showNotPinged(say("ways_no_last_target"));
};
