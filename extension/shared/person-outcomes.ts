import { byPerson } from "./by-person.ts";
import { outcomeRank } from "./outcome-rank.ts";
import type { Recipient } from "./ping.ts";

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
