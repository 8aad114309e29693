import { personKey } from "../../shared/identity.ts";
import type { OwnRole } from "../../shared/own-person.ts";
import { isStillUrgent, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { isMuted, mayNotify, takesUrgentFrom } from "../attention/may-notify.ts";
import { createTurns, runDetached } from "../base/async.ts";
import { timesNow } from "../clock/times-now.ts";
import { ownRoleNow } from "../people/people.ts";
import { isDistant, type StandingOf, standingsOf } from "../people/standings.ts";
import { inbox, knownTeammates, settings } from "../store/values.ts";
import { showAgain } from "./notification.ts";
import { takeOffScreen } from "./screen.ts";

/** How long an urgent ping stays quiet before its notification comes back, in milliseconds. */
export const repeatMs = 60_000;

const maxRepeats = 5;

/** What is to be shown once more now, and when to look again. */
export interface Repeats {
  /** The newest of each person, and of all whom one hardly knows together, so that many are not many notifications. */
  due: ReceivedPing[];
  /** Keys of all that counts as repeated with them. */
  keys: Set<string>;
  /** When the next one is due, milliseconds since 1970; undefined if none will be. */
  nextAt: number | undefined;
}

/**
 * Which urgent pings come back: each minute, at most five times, until they are answered, or seen if they cannot be. One that
 * was too many to be shown at first is not shown later either.
 *
 * @param pings the inbox, newest first
 * @param now milliseconds since 1970
 * @param roleIn this device's role in a room
 */
export const urgentRepeats = (
  pings: readonly ReceivedPing[],
  now: number,
  roleIn: (room: string) => OwnRole,
  standingOf: StandingOf,
): Repeats => {
  // No person is called nothing.
  const groupOf = ({ from }: ReceivedPing) => (isDistant(standingOf(from)) ? "" : personKey(from));
  // A clock that was set back has no say in how long to wait.
  const dueAt = ({ notifiedAt = now }: ReceivedPing) => (notifiedAt > now ? now : notifiedAt + repeatMs);
  const open = pings.filter(
    (ping) =>
      isStillUrgent(ping, roleIn(ping.room)) &&
      ping.notifiedAt !== undefined &&
      !ping.limited &&
      (ping.repeats ?? 0) < maxRepeats,
  );
  const isDue = (ping: ReceivedPing) => dueAt(ping) <= now;
  const groups = new Set(open.filter(isDue).map(groupOf));
  const repeated = open.filter((ping) => groups.has(groupOf(ping)));
  const later = open.filter((ping) => !groups.has(groupOf(ping))).map(dueAt);
  const again = repeated.filter(({ repeats = 0 }) => repeats + 1 < maxRepeats).map(() => now + repeatMs);
  const times = [...later, ...again];
  return {
    due: repeated.filter((ping, at) => repeated.findIndex((each) => groupOf(each) === groupOf(ping)) === at),
    keys: new Set(repeated.map(pingKey)),
    nextAt: times.length > 0 ? Math.min(...times) : undefined,
  };
};

const isOpen = (key: string): boolean =>
  inbox.get().some((ping) => pingKey(ping) === key && isStillUrgent(ping, ownRoleNow(ping.room)));

/** Shows one again. It may be handled before its turn, and also while its sound is made: then it is taken off. */
const showUnlessHandled = async (ping: ReceivedPing): Promise<void> => {
  const key = pingKey(ping);
  if (!isOpen(key)) return;
  await showAgain(ping);
  if (!isOpen(key)) await takeOffScreen([key]);
};

const inTurn = createTurns();

let timer: ReturnType<typeof setTimeout> | undefined;

const lookAgainIn = (ms: number): void => {
  clearTimeout(timer);
  timer = setTimeout(() => runDetached(repeatUrgent()), Math.max(0, ms));
};

const repeat = async (): Promise<void> => {
  const { likely: now, latest } = timesNow();
  const set = settings.get();
  if (!mayNotify({ priority: "urgent" }, set, latest)) return;
  const taken = inbox.get().filter((ping) => takesUrgentFrom(ping.from, set) && !isMuted(ping, set));
  const { due, keys, nextAt } = urgentRepeats(taken, now, ownRoleNow, standingsOf(knownTeammates.get(), now));
  lookAgainIn(repeatMs); // Should the screen or the database refuse.
  for (const ping of due) await showUnlessHandled(ping);
  await inbox.update((pings) =>
    keys.size === 0
      ? pings
      : pings.map((ping) =>
          keys.has(pingKey(ping)) ? { ...ping, notifiedAt: now, repeats: (ping.repeats ?? 0) + 1 } : ping,
        ),
  );
  clearTimeout(timer);
  if (nextAt !== undefined) lookAgainIn(nextAt - timesNow().likely);
};

/**
 * Shows again what is urgent and has waited a minute for what ends it, and looks again in time. Does nothing while nothing at all
 * may disturb; the end of that calls once more. Safe to call at any time.
 */
export const repeatUrgent = (): Promise<void> => inTurn(repeat);
