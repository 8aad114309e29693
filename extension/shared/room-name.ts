import { cleanName } from "../../naming/clean-name.ts";
import { graphemeCount } from "../../naming/graphemes.ts";
import { maxRoomLength, roomFault } from "../../naming/name-fault.ts";
import { faultSentences } from "./person-name.ts";
import { say } from "./words/say.ts";

/**
 * Checks a room's name before the service does.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const roomProblem = (typed: string): string | null => {
  const room = cleanName(typed);
  const fault = roomFault(room);
  if (fault === undefined) return null;
  if (fault === "empty") return say("shared_room_missing");
  if (fault === "long") return say("shared_room_long", graphemeCount(room), maxRoomLength);
  return fault === "odd" ? say("shared_room_odd") : faultSentences()[fault];
};
