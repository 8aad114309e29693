import { chosenRooms, type RoomChoice } from "../../shared/room-choice.ts";
import type { Pause } from "../attention/pause-for.ts";

/** Which rooms there are, and which of them to be in now. */
export interface RoomPlan {
  /** All that were chosen, the default one first. */
  chosen: RoomChoice[];
  /** Those of them to be in. */
  join: RoomChoice[];
  /** Why the others are left. */
  pause: Pause | null;
}

/**
 * Decides which rooms to be in now: all that were chosen, or none while there is a reason for that.
 *
 * @param pause that reason
 */
export const roomsToJoin = (
  settings: Parameters<typeof chosenRooms>[0],
  pause: Pause | null = null,
): RoomPlan => {
  const chosen = chosenRooms(settings);
  return { chosen, join: pause === null ? chosen : [], pause };
};
