import { fold } from "./fold.ts";
import { nameOf, personKey } from "./identity.ts";
import type { ReceivedPing, SentPing } from "./ping-schema.ts";
import type { KnownTeammate } from "./team-schema.ts";
import { say } from "./words/say.ts";

/** What somebody is called on the screen. @param one an identity, or a person */
export type Called = (one: string) => string;

// Small letters that look like Latin ones in whole names, from the confusables of UTS 39: Cyrillic, then Greek, Armenian.
// The service has the whole table and refuses what looks like a member's name; guests may still look like one another.
const others = "аеорсухіјѕһԁԛԝӏгвнкмт" + "αινοορτυκ" + "օսոհզ";
const latin = "aeopcyxijshdqwlrbhkmt" + "aivooptuk" + "ounhq";
const looks = new Map([...others].map((letter, at) => [letter, latin[at] ?? letter]));

/** What a name looks like at a glance: case, accents and these letters aside; 0 is O, and 1, I and l are one. */
const lookOf = (name: string): string =>
  Array.from(fold(name), (letter) => looks.get(letter) ?? letter)
    .join("")
    .replace(/[1|i]/g, "l")
    .replaceAll("0", "o");

const shortestPart = 3;

/** The beginning of a person's id that no other of the same kind has; undefined where the kind says it all. */
const partOf = (key: string, alike: readonly string[]): string | undefined => {
  const same = alike.filter((other) => other !== key && other[0] === key[0]);
  if (same.length === 0) return undefined;
  let length = shortestPart + 1;
  while (length < key.length && same.some((other) => other.startsWith(key.slice(0, length)))) length += 1;
  return key.slice(1, length);
};

/** What tells somebody apart from those who look alike: that they are a guest, or the beginning of their id. */
const differenceOf = (key: string, alike: readonly string[]): string | undefined => {
  const part = partOf(key, alike);
  if (!key.startsWith("g")) return part;
  return part === undefined ? say("shared_guest") : say("shared_guest_with_id", part);
};

/**
 * Identities of everybody whom this browser has to do with: those in the rooms, those who were, those who pinged and
 * who were pinged: names that look like theirs are told apart long after they have gone. Each is there once,
 * as a few people are in most pings.
 */
export const everybody = (
  connections: Readonly<Record<string, { state: string; participants?: string[] }>>,
  known: readonly KnownTeammate[],
  inbox: readonly ReceivedPing[],
  outbox: readonly SentPing[],
): ReadonlySet<string> => {
  const identities = new Set<string>();
  for (const { participants = [] } of Object.values(connections)) {
    for (const identity of participants) identities.add(identity);
  }
  for (const { identity } of known) identities.add(identity);
  for (const { from } of inbox) identities.add(from);
  for (const { recipients } of outbox) for (const { identity } of recipients) identities.add(identity);
  return identities;
};

/**
 * What to call people so that no two of them look the same: by their names, and by what is different where those look alike.
 * Whoever a service of other software let in has a name alone.
 *
 * @param everybody identities or persons of those who may be on the screen
 */
export const toldApart = (everybody: Iterable<string>): Called => {
  const looking = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const one of everybody) {
    const [key, name] = [personKey(one), nameOf(one)];
    if (key === name || seen.has(`${key} ${name}`)) continue;
    seen.add(`${key} ${name}`);
    const look = lookOf(name);
    looking.set(look, (looking.get(look) ?? new Set()).add(key));
  }
  return (one) => {
    const [key, name] = [personKey(one), nameOf(one)];
    const alike = looking.get(lookOf(name));
    if (key === name || !alike || (alike.size === 1 && alike.has(key))) return name;
    const difference = differenceOf(key, [...alike]);
    return difference === undefined ? name : say("shared_told_apart", name, difference);
  };
};
