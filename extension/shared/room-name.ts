const maxRoomLength = 60;

/**
 * Checks a room's name before the service does.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const roomProblem = (typed: string): string | null => {
  const room = typed.trim();
  if (room === "") return "Enter a room; ping-room is the usual one.";
  if (room.length > maxRoomLength)
    return `That is ${room.length} characters; a room takes at most ${maxRoomLength}.`;
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u.test(room)) {
    return "Begin with a letter or digit, then use letters, digits, spaces and . _ - only.";
  }
  return null;
};
