import * as v from "valibot";
import { longestTryingHours } from "../../shared/limits.ts";
import { pingKey } from "../../shared/ping.ts";
import { timestamp } from "../../shared/ping-schema.ts";
import { createTurns } from "../base/async.ts";
import { certainNow, timesNow } from "../clock/times-now.ts";
import { deletedPings, deletionTime } from "../inbox/answer-inquiry.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { isPending } from "../outbox/delivery.ts";
import { value } from "../store/value.ts";
import { inbox, knownTeammates, outbox, receivedKeys, settings } from "../store/values.ts";

// What is noted a little in the future is in the past soon.
const slackMs = 86_400_000;

/**
 * Brings times down that are far in the future: they were noted while a clock was ahead, and would stand above all others
 * and stay for as long as it was ahead.
 *
 * @param latest what each time becomes that is more than a day later, milliseconds since 1970
 * @returns the same list when there is none
 */
export const notLater = <Item extends object>(
  items: Item[],
  latest: { readonly [Key in keyof Item]?: number },
): Item[] => {
  const limits = Object.entries<number | undefined>(latest);
  const isTooLate = (item: Item, [key, limit]: (typeof limits)[number]): boolean => {
    const at: unknown = item[key as keyof Item];
    return typeof at === "number" && limit !== undefined && at > limit + slackMs;
  };
  const brought = items.map((item) => {
    const late = limits.filter((each) => isTooLate(item, each));
    return late.length === 0 ? item : { ...item, ...Object.fromEntries(late) };
  });
  return brought.some((item, n) => item !== items[n]) ? brought : items;
};

const dayMs = 86_400_000;

/**
 * Leaves out what is older than one wants to keep.
 *
 * @param at when a ping came or was sent, milliseconds since 1970
 * @param isKept what stays however old it is
 * @param now milliseconds since 1970
 * @returns the same list when nothing is too old
 */
export const withoutOld = <Ping>(
  pings: Ping[],
  {
    keepDays,
    now,
    at,
    isKept = () => false,
  }: {
    keepDays: number;
    now: number;
    at(ping: Ping): number;
    isKept?(ping: Ping): boolean;
  },
): Ping[] => {
  const kept = pings.filter((ping) => at(ping) >= now - keepDays * dayMs || isKept(ping));
  return kept.length === pings.length ? pings : kept;
};

const hourMs = 3_600_000;

// For as long as its sender may send a ping once more, and a day for clocks that differ.
const keyDays = longestTryingHours / 24 + 1;

/** When old pings were last forgotten, and how old they had to be. */
const lastTime = value("oldForgotten", v.object({ at: timestamp, keepDays: v.number() }), {
  at: 0,
  keepDays: 0,
});

/** Puts right what was noted while the clock was far ahead, once it is believed that it was. */
const bringDown = async (now: number): Promise<void> => {
  if (!timesNow().isBelieved) return;
  const expiresAt = now + longestTryingHours * hourMs;
  await inbox.update((pings) => notLater(pings, { receivedAt: now, notifiedAt: now, seenAt: now }));
  await outbox.update((pings) => notLater(pings, { sentAt: now, expiresAt }));
  await deletedPings.update((pings) => notLater(pings, { seenAt: now, deletedAt: now }));
  await receivedKeys.update((keys) => notLater(keys, { at: now }));
  await knownTeammates.update((known) => notLater(known, { lastSeenAt: now }));
};

const inTurn = createTurns();

/**
 * Forgets pings that are older than the settings say, and what is left of deleted ones, once a day or when that is changed.
 * What is still to be delivered stays. A clock that jumps makes nothing old, see `certainNow`. Safe to call at any time and as often as one likes.
 */
export const forgetOld = (): Promise<void> =>
  inTurn(async () => {
    const now = await certainNow();
    const { keepDays } = settings.get();
    const last = lastTime.get();
    if (last.keepDays === keepDays && Math.abs(now - last.at) < dayMs) return;
    await bringDown(now);
    const before = inbox.get();
    const left = await inbox.update((pings) =>
      withoutOld(pings, { keepDays, now, at: ({ receivedAt }) => receivedAt }),
    );
    await outbox.update((pings) =>
      withoutOld(pings, { keepDays, now, at: ({ sentAt }) => sentAt, isKept: isPending }),
    );
    await deletedPings.update((pings) => withoutOld(pings, { keepDays, now, at: deletionTime }));
    await receivedKeys.update((keys) => withoutOld(keys, { keepDays: keyDays, now, at: ({ at }) => at }));
    const kept = new Set(left.map(pingKey));
    await clearNotifications(
      before.filter((ping) => !kept.has(pingKey(ping))),
      left,
    );
    await lastTime.set({ at: now, keepDays });
  });
