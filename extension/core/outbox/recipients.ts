import { deviceOf, isSamePerson, takesPings } from "../../shared/identity.ts";
import { maxWaiting } from "../../shared/limits.ts";
import { isAwaited } from "../../shared/ping.ts";
import type { Recipient, SentPing } from "../../shared/ping-schema.ts";
import type { KnownTeammate } from "../../shared/team-schema.ts";

// A ping to everyone waits for those who were here in this time, and not for whoever tried Pingroom once.
const absentMs = 7 * 24 * 3_600_000;

/** What decides who gets a ping. */
export interface Audience {
  /** A person, or null for everyone. */
  to: string | null;
  /** This person: their other devices are not pinged. */
  own: string;
  /** Identities of the others in the room. */
  participants: readonly string[];
  known: readonly KnownTeammate[];
  room: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The devices for which a ping is meant: those in the room, and those that were in it and may come back. Who only sends is
 * not among them.
 *
 * @returns identities
 */
export const recipientsOf = ({ to, own, participants, known, room, now }: Audience): string[] => {
  const met = known.filter(
    (teammate) => teammate.room === room && (to !== null || now - teammate.lastSeenAt < absentMs),
  );
  const everybody = new Set([...participants, ...met.map(({ identity }) => identity)]);
  return [...everybody].filter((identity) => {
    if (!takesPings(identity)) return false;
    return to === null ? !isSamePerson(identity, own) : isSamePerson(identity, to);
  });
};

// Nobody waits at more devices than these for one ping, however many they enrol.
const maxDevices = 20;

const isSameDevice = (one: string, other: string): boolean =>
  deviceOf(one) !== "" && deviceOf(one) === deviceOf(other) && isSamePerson(one, other);

/** A device that has come into a room. */
export interface Arrival {
  identity: string;
  room: string;
  /** Milliseconds since 1970. */
  now: number;
}

const withRecipient = (recipients: Recipient[], { identity, now }: Arrival): Recipient[] => {
  const isPending = ({ outcome }: Recipient) => outcome === "pending";
  const renamed = recipients.find((each) => isPending(each) && isSameDevice(each.identity, identity));
  if (renamed) return recipients.map((each) => (each === renamed ? { ...each, identity } : each));
  const theirs = recipients.filter((each) => isSamePerson(each.identity, identity));
  const waits = theirs.some(isPending) && theirs.length < maxDevices;
  return waits ? [...recipients, { identity, outcome: "pending", at: now }] : recipients;
};

/**
 * Addresses what somebody waits for to a device of theirs that was not known when it was sent: a new one, or one that goes
 * by another name or has another role now. One that only sends gets nothing.
 *
 * @param pings newest first
 * @returns the same outbox when nothing waits for it
 */
export const addRecipientDevice = (pings: SentPing[], arrival: Arrival): SentPing[] => {
  if (!takesPings(arrival.identity)) return pings;
  let changed = false;
  const next = pings.map((ping) => {
    const { room, expiresAt, recipients } = ping;
    if (room !== arrival.room || expiresAt <= arrival.now || !isAwaited(ping)) return ping;
    if (recipients.some(({ identity }) => identity === arrival.identity)) return ping;
    const added = withRecipient(recipients, arrival);
    if (added === recipients) return ping;
    changed = true;
    return { ...ping, recipients: added };
  });
  return changed ? next : pings;
};

/**
 * Puts a ping into the outbox.
 *
 * @param pings newest first
 * @returns the new outbox, or null when too many wait in it
 */
export const addToOutbox = (pings: readonly SentPing[], ping: SentPing): SentPing[] | null =>
  pings.filter(isAwaited).length >= maxWaiting ? null : [ping, ...pings];
