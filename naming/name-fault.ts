import { graphemeCount, twilioLength } from "./graphemes.ts";
import { mixesScripts } from "./mixes-scripts.ts";
import { withoutJoiners } from "./without-joiners.ts";

/** The most characters of a name, of a device's label and of a room, as people count them. */
export const maxNameLength = 40;
export const maxRoomLength = 60;

/** What is wrong with a text that is to name something. */
export type NameFault = "empty" | "long" | "heavy" | "invisible" | "marks" | "scripts" | "odd";

// An identity has 44 characters besides the name.
const maxNameWeight = 84;
const maxRoomUnits = 128;

// Besides what Unicode ignores: blank Braille, notes and hieroglyphs, fillers, and what stands for a missing object.
const invisible =
  /[\p{C}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\u{1d159}\u{13441}\u{13442}\u{16fe4}]/u;
const strayMarks = /(?:^|\s)\p{M}|(\p{Mn})\1|\p{Mn}{5}/u;

const roomForm = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u;

const textFault = (name: string, most: number): NameFault | undefined => {
  if (name === "") return "empty";
  if (graphemeCount(name) > most) return "long";
  const seen = withoutJoiners(name);
  if (invisible.test(seen)) return "invisible";
  if (strayMarks.test(seen.normalize("NFD"))) return "marks";
  return mixesScripts(seen) ? "scripts" : undefined;
};

/** What is wrong with a person's name or a device's label. @param name cleaned */
export const nameFault = (name: string): NameFault | undefined =>
  textFault(name, maxNameLength) ?? (twilioLength(name) > maxNameWeight ? "heavy" : undefined);

/** What is wrong with a room's name. @param room cleaned */
export const roomFault = (room: string): NameFault | undefined => {
  const fault = textFault(room, maxRoomLength);
  if (fault) return fault;
  if (room.length > maxRoomUnits) return "heavy";
  return roomForm.test(withoutJoiners(room)) ? undefined : "odd";
};
