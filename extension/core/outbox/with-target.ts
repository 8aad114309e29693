import { isSameTarget } from "../../shared/is-same-person.ts";
import type { Target } from "../../shared/last-target.ts";
import { type LastTargets, lastTargetIn } from "../../shared/last-target-in.ts";
import { chosenRooms } from "../../shared/room-choice.ts";
import type { Settings } from "../../shared/settings.ts";

/**
 * Adds whom the user pinged just now to whom they pinged last in each room. Rooms that are left are forgotten.
 *
 * @returns the same when that is nothing new
 */
export const withTarget = (
  set: Pick<Settings, "room" | "rooms">,
  last: LastTargets,
  { to, room }: Target & { room: string },
): Record<string, Target["to"]> => {
  if (Object.hasOwn(last.lastTargets, room) && isSameTarget(last.lastTargets[room], to))
    return last.lastTargets;
  const known = chosenRooms(set).flatMap((choice): [string, Target["to"]][] => {
    const there = lastTargetIn(choice.room, set.room, last);
    return there === undefined ? [] : [[choice.room, there]];
  });
  return Object.fromEntries([...known, [room, to]]);
};
