import { lastTarget } from "../shared/last-target.ts";
import { say } from "../shared/words/say.ts";
import { showNotPinged } from "./confirmation.ts";
import { pingAndTell } from "./ping-and-tell.ts";

// A key that is held down repeats its command faster than that, and is still one press.
const oneHoldMs = 1_000;

let lastPressAt = Number.NEGATIVE_INFINITY;

/** Pings whoever was pinged last, with no text. */
export const pingLastTarget = async (): Promise<void> => {
  const now = Date.now();
  const isHeld = Math.abs(now - lastPressAt) < oneHoldMs;
  lastPressAt = now;
  if (isHeld) return;
  const last = await lastTarget.get();
  if (last) return pingAndTell(last, "");
  await showNotPinged(say("ways_no_last_target"));
};
