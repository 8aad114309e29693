import { isAwaited } from "../../shared/is-awaited.ts";
import { isSamePerson } from "../../shared/is-same-person.ts";
import type { Recipient, SentPing } from "../../shared/ping.ts";
import { deviceOf, takesPings } from "../../shared/teammate.ts";

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
export const withDevice = (pings: SentPing[], arrival: Arrival): SentPing[] => {
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
