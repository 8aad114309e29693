import { say } from "./words/say.ts";

const maxRoomLength = 60;

/**
 * Checks a room's name before the service does.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const roomProblem = (typed: string): string | null => {
  const room = typed.trim();
  if (room === "") return say("shared_room_missing");
  if (room.length > maxRoomLength) return say("shared_room_long", room.length, maxRoomLength);
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u.test(room)) {
    return say("shared_room_odd");
  }
  return null;
};
