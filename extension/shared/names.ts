import { cleanName } from "../../naming/clean-name.ts";
import { graphemeCount } from "../../naming/graphemes.ts";
import {
  maxNameLength,
  maxRoomLength,
  type NameFault,
  nameFault,
  roomFault,
} from "../../naming/name-fault.ts";
import { isReserved, reservedWords } from "../../naming/reserved-words.ts";
import { fold } from "./fold.ts";
import { say } from "./words/say.ts";

const reserved = new Set(reservedWords.map(fold));

/** The sentences for what is wrong with a name or a room in the same way. */
const faultSentences = (): Record<Exclude<NameFault, "empty" | "long" | "odd">, string> => ({
  heavy: say("shared_name_heavy"),
  invisible: say("shared_name_invisible"),
  marks: say("shared_name_marks"),
  scripts: say("shared_name_scripts"),
});

/**
 * Checks a name before the service does, which alone knows which letters look like which others.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const nameProblem = (typed: string): string | null => {
  const name = cleanName(typed);
  const fault = nameFault(name);
  if (fault === "empty") return say("shared_name_missing");
  if (fault === "long") return say("shared_name_long", graphemeCount(name), maxNameLength);
  if (fault !== undefined && fault !== "odd") return faultSentences()[fault];
  return isReserved(name, (text) => reserved.has(fold(text))) ? say("shared_name_reserved", name) : null;
};

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
