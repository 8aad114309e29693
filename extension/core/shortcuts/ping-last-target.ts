import type { Target } from "../../shared/last-target.ts";
import { type LastTargets, lastTargetIn } from "../../shared/last-target-in.ts";
import { chosenRooms } from "../../shared/room-choices.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { say } from "../../shared/words/say.ts";
import { lastTarget, lastTargets, settings } from "../store/values.ts";
import { pingAndTell, showNotPinged } from "./ping-and-tell.ts";

/**
 * Whom the shortcut pings: whoever was pinged last, in the room where that was. In one that is left by now nobody is
 * reached, so it is whoever was pinged last in the default room then, if anybody was.
 *
 * @returns undefined before the first ping
 */
export const shortcutTarget = (
  set: Pick<Settings, "room" | "rooms">,
  last: LastTargets,
): Target | undefined => {
  const { lastTarget } = last;
  if (lastTarget === undefined) return undefined;
  const { to, room = set.room } = lastTarget;
  if (chosenRooms(set).some((choice) => choice.room === room)) return { to, room };
  const there = lastTargetIn(set.room, set.room, last);
  return there === undefined ? lastTarget : { to: there, room: set.room };
};

// A key that is held down repeats its command faster than that, and is still one press.
const oneHoldMs = 1_000;

let lastPressAt = Number.NEGATIVE_INFINITY;

/** Pings whoever was pinged last, in the room where that was, with no text. */
export const pingLastTarget = async (): Promise<void> => {
  const now = Date.now();
  const isHeld = Math.abs(now - lastPressAt) < oneHoldMs;
  lastPressAt = now;
  if (isHeld) return;
  const last = { lastTarget: lastTarget.get(), lastTargets: lastTargets.get() };
  const target = shortcutTarget(settings.get(), last);
  if (target === undefined) return showNotPinged(say("ways_no_last_target"));
  // A key that is pressed by mistake disturbs no whole team.
  if (target.to === null) return showNotPinged(say("ways_last_was_everyone"));
  await pingAndTell(target, "");
};
