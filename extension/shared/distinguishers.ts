import { fold } from "./fold.ts";

/** Somebody in a list of people. */
export interface Listed {
  name: string;
  /** The id that the service gives a person: `m` for a member or `g` for a guest, then nine base32 characters. */
  person: string;
}

/** What is to be shown beside a name that others could be taken for: that they are a guest, or a part of their id. */
export interface Distinguisher {
  guest: boolean;
  /** The beginning of the id after its first letter, as long as it takes. */
  part: string | undefined;
}

// Small letters that look like Latin ones in whole names, from the confusables of UTS 39: Cyrillic, then Greek, Armenian.
// The service has the whole table and refuses what looks like a member's name; guests may still look like one another.
const others = "аеорсухіјѕһԁԛԝӏгвнкмт" + "αινοορτυκ" + "օսոհզ";
const latin = "aeopcyxijshdqwlrbhkmt" + "aivooptuk" + "ounhq";
const looks = new Map([...others].map((letter, at) => [letter, latin[at] ?? letter]));

/** What a name looks like at a glance: case, accents and these letters aside; 0 is O, and 1, I and l are one. */
const look = (name: string): string =>
  Array.from(fold(name), (letter) => looks.get(letter) ?? letter)
    .join("")
    .replace(/[1|i]/g, "l")
    .replaceAll("0", "o");

const shortest = 3;

/**
 * What tells people apart whose names look alike: nothing for all others.
 *
 * @returns by person id
 */
export const distinguishers = (people: readonly Listed[]): Map<string, Distinguisher> => {
  const alike = new Map<string, Listed[]>();
  for (const each of new Map(people.map((one) => [one.person, one])).values())
    alike.set(look(each.name), [...(alike.get(look(each.name)) ?? []), each]);
  const told = new Map<string, Distinguisher>();
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    for (const { person } of group) {
      const same = group.filter((each) => each.person !== person && each.person[0] === person[0]);
      const id = person.slice(1);
      let length = shortest;
      while (length < id.length && same.some((each) => each.person.slice(1).startsWith(id.slice(0, length))))
        length += 1;
      told.set(person, { guest: person[0] === "g", part: same.length > 0 ? id.slice(0, length) : undefined });
    }
  }
  return told;
};
