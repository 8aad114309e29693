import type { Target } from "../../shared/last-target.ts";
import { type LastTargets, lastTargetIn } from "../../shared/last-target-in.ts";
import { chosenRooms } from "../../shared/room-choice.ts";
import type { Settings } from "../../shared/settings.ts";

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
