import type { ShownPresence } from "./connection-schema.ts";
import { nameOf, personKey, personOf, roleOf } from "./identity.ts";
import type { Outcome, Recipient } from "./ping-schema.ts";
import type { Role } from "./team-schema.ts";

/** How much an outcome says: outcomes only rise, and an answer that comes after a ping expired is the truth all the same. */
export const outcomeRank: Record<Outcome, number> = {
  expired: 0,
  pending: 0,
  delivered: 1,
  seen: 2,
  answered: 3,
};

/**
 * Gathers what is known of devices by their person, in the order in which the persons come. Of one who was renamed, the name
 * that comes first counts.
 *
 * @returns by person, see `personOf`
 */
export const byPerson = <Device extends { identity: string }>(
  devices: readonly Device[],
): Map<string, Device[]> => {
  const gathered = new Map<string, [Device, ...Device[]]>();
  for (const device of devices) {
    const key = personKey(device.identity);
    const known = gathered.get(key);
    if (known) known.push(device);
    else gathered.set(key, [device]);
  }
  return new Map([...gathered.values()].map((own) => [personOf(own[0].identity), own]));
};

/** Compares persons by name; of those who are called the same, members come before guests who may only look like them. */
export const compareByName = (one: string, other: string): number =>
  nameOf(one).localeCompare(nameOf(other)) || personKey(other).localeCompare(personKey(one));

/** How far a ping got with one person. */
export interface PersonOutcome extends Omit<Recipient, "identity"> {
  /** See `personOf`. */
  person: string;
  /** Identities of their devices. */
  identities: string[];
}

const furthestOf = (devices: readonly Recipient[]): Recipient =>
  devices.reduce((furthest, device) =>
    outcomeRank[device.outcome] > outcomeRank[furthest.outcome] ? device : furthest,
  );

const isRefused = (devices: readonly Recipient[]): boolean => {
  const arrived = devices.filter(({ outcome }) => outcomeRank[outcome] >= outcomeRank.delivered);
  return arrived.length > 0 && arrived.every(({ urgentRefused }) => urgentRefused);
};

/**
 * How far a ping got with each person: as far as it got with whichever of their devices it got furthest. It counts as not
 * taken for urgent when no device took it so.
 *
 * @param recipients a device each
 */
export const personOutcomes = (recipients: readonly Recipient[]): PersonOutcome[] =>
  [...byPerson(recipients)].map(([person, devices]) => {
    const { outcome, at } = furthestOf(devices);
    const identities = devices.map(({ identity }) => identity);
    const removed = outcome === "expired" && devices.some((device) => device.removed);
    const unstored = outcome === "pending" ? devices.filter((device) => device.unstored) : [];
    return {
      person,
      outcome,
      at,
      identities,
      ...(isRefused(devices) && { urgentRefused: true }),
      ...(unstored.length > 0 && { unstored: true }),
      ...(unstored.some(({ failing }) => failing) && { failing: true }),
      ...(removed && { removed }),
    };
  });

/** Somebody in the room, with however many devices. */
export interface Person {
  /** See `personOf`. */
  person: string;
  /** How they are at the device where they are most. */
  presence: ShownPresence;
  /** What they may do; both unless all of their devices have the same other role. */
  role: Role;
  /** Identities of their devices. */
  identities: string[];
}

const roleOfAll = ([first = "", ...rest]: readonly string[]): Role =>
  rest.every((identity) => roleOf(identity) === roleOf(first)) ? roleOf(first) : "both";

const most: readonly ShownPresence[] = [
  "here",
  "do-not-disturb",
  "away",
  "plain",
  "silent",
  "outdated",
  "newer",
  "mute",
];

/**
 * The persons behind the participants of a room, by name.
 *
 * @param participants identities
 * @param presences of those who are not simply here
 */
export const personsIn = (
  participants: readonly string[],
  presences: readonly { identity: string; presence: ShownPresence }[],
): Person[] => {
  const presenceOf = new Map(presences.map(({ identity, presence }) => [identity, presence]));
  const devices = participants.map((identity) => ({
    identity,
    presence: presenceOf.get(identity) ?? ("here" as const),
  }));
  return [...byPerson(devices)]
    .map(([person, own]) => {
      const identities = own.map(({ identity }) => identity);
      const presence = most.find((each) => own.some(({ presence }) => presence === each)) ?? "silent";
      return { person, presence, role: roleOfAll(identities), identities };
    })
    .sort((a, b) => compareByName(a.person, b.person));
};
