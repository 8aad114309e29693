import type { Role } from "../../shared/grant.ts";
import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import { isStillUrgent } from "../../shared/still-urgent.ts";

/** How long an urgent ping stays quiet before its notification comes back, in milliseconds. */
export const repeatMs = 60_000;

const maxRepeats = 5;

/** What is to be shown once more now, and when to look again. */
export interface Repeats {
  /** The newest of each sender, so that many urgent pings are not many notifications. */
  due: ReceivedPing[];
  /** Keys of all that counts as repeated with them. */
  keys: Set<string>;
  /** When the next one is due, milliseconds since 1970; undefined if none will be. */
  nextAt: number | undefined;
}

/**
 * Which urgent pings come back: each minute, at most five times, until they are answered, or seen if they cannot be.
 *
 * @param pings the inbox, newest first
 * @param now milliseconds since 1970
 * @param roleIn this device's role in a room
 */
export const urgentRepeats = (
  pings: readonly ReceivedPing[],
  now: number,
  roleIn: (room: string) => Role,
): Repeats => {
  // A clock that was set back has no say in how long to wait.
  const dueAt = ({ notifiedAt = now }: ReceivedPing) => (notifiedAt > now ? now : notifiedAt + repeatMs);
  const open = pings.filter(
    (ping) =>
      isStillUrgent(ping, roleIn(ping.room)) &&
      ping.notifiedAt !== undefined &&
      (ping.repeats ?? 0) < maxRepeats,
  );
  const isDue = (ping: ReceivedPing) => dueAt(ping) <= now;
  const senders = new Set(open.filter(isDue).map(({ from }) => from));
  const repeated = open.filter(({ from }) => senders.has(from));
  const later = open.filter(({ from }) => !senders.has(from)).map(dueAt);
  const again = repeated.filter(({ repeats = 0 }) => repeats + 1 < maxRepeats).map(() => now + repeatMs);
  const times = [...later, ...again];
  return {
    due: repeated.filter(({ from }, at) => repeated.findIndex((ping) => ping.from === from) === at),
    keys: new Set(repeated.map(pingKey)),
    nextAt: times.length > 0 ? Math.min(...times) : undefined,
  };
};
