import * as v from "valibot";
import { cleanName } from "../../naming/clean-name.ts";
import {
  maxNameLength,
  maxRoomLength,
  type NameFault,
  nameFault,
  roomFault,
} from "../../naming/name-fault.ts";
import { isReservedName } from "./name-key.ts";

const sentences = (most: number): Record<NameFault, string> => ({
  empty: "must not be empty",
  long: `must be at most ${most} characters`,
  heavy: "takes up too much space; make it shorter",
  invisible: "must not hold control or invisible characters",
  marks: "must have its accents on a letter, and not too many on one",
  scripts: "must not mix letters of several scripts that look alike, such as Latin and Cyrillic",
  odd: "must begin with a letter or digit, then letters, digits, spaces and . _ -",
});

const text = (fault: (name: string) => NameFault | undefined, most: number) => {
  const sentence = sentences(most);
  return v.pipe(
    v.string("must be a string"),
    v.transform(cleanName),
    v.rawCheck<string>(({ dataset, addIssue }) => {
      const found = dataset.typed ? fault(dataset.value) : undefined;
      if (found) addIssue({ message: sentence[found] });
    }),
  );
};

/** A member's name as an admin types it; names of earlier versions are found too, whatever is wrong with them. */
export const typedName = v.pipe(
  v.string("must be a string"),
  v.transform(cleanName),
  v.minLength(1, "must not be empty"),
);

/** A person's name as teammates read it. */
export const personName = v.pipe(
  text(nameFault, maxNameLength),
  v.check((name) => !isReservedName(name), "is a word that Pingroom uses itself; take another name"),
);

/** What a device is called, for those who look after the team. */
export const deviceLabel = text(nameFault, maxNameLength);

/** A room's name. */
export const roomName = text(roomFault, maxRoomLength);
