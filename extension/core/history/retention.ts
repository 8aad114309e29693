import * as v from "valibot";
import { longestTryingHours, maxKept } from "../../shared/limits.ts";
import { isPending, pingKey } from "../../shared/ping.ts";
import { type ReceivedPing, type SentPing, timestamp } from "../../shared/ping-schema.ts";
import { createTurns } from "../base/async.ts";
import { certainNow, timesNow } from "../clock/times-now.ts";
import { deletedPings, deletionTime } from "../inbox/answer-inquiry.ts";
import { clearNotifications } from "../notifications/several-pings.ts";
import { value } from "../store/value.ts";
import { inbox, keptPings, knownTeammates, outbox, receivedKeys, settings } from "../store/values.ts";

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
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 * @returns the same list when nothing is too old
 */
export const withoutOld = <Item>(
  items: Item[],
  {
    keepDays,
    now,
    at,
  }: {
    keepDays: number;
    now: number;
    at(item: Item): number;
  },
): Item[] => {
  const kept = items.filter((item) => at(item) >= now - keepDays * dayMs);
  return kept.length === items.length ? items : kept;
};

const hourMs = 3_600_000;

// For as long as its sender may send a ping once more, and a day for clocks that differ.
const keyDays = longestTryingHours / 24 + 1;

/** When old pings were last forgotten, and how old they had to be. */
const lastTime = value("oldForgotten", v.object({ at: timestamp, keepDays: v.number() }), {
  at: 0,
  keepDays: 0,
});

/**
 * Puts right what was noted while the clock was far ahead, once it is believed that it was. Such pings stand above all others, so
 * those in memory tell whether there are any.
 */
const bringDown = async (now: number): Promise<void> => {
  if (!timesNow().isBelieved) return;
  const expiresAt = now + longestTryingHours * hourMs;
  const received = (pings: ReceivedPing[]) =>
    notLater(pings, { receivedAt: now, notifiedAt: now, seenAt: now });
  const sent = (pings: SentPing[]) => notLater(pings, { sentAt: now, expiresAt });
  if (received(inbox.get()) !== inbox.get()) await inbox.updateKept(await inbox.keys(), received);
  if (sent(outbox.get()) !== outbox.get()) await outbox.updateKept(await outbox.keys(), sent);
  await deletedPings.update((pings) => notLater(pings, { seenAt: now, deletedAt: now }));
  await receivedKeys.update((keys) => notLater(keys, { at: now }));
  await knownTeammates.update((known) => notLater(known, { lastSeenAt: now }));
};

/** Forgets received pings, and takes their notifications off the screen. */
const forgetReceived = async (keys: readonly string[]): Promise<void> => {
  const old = new Set(keys);
  const before = inbox.get();
  await inbox.updateKept(keys, (pings) => {
    const kept = pings.filter((ping) => !old.has(pingKey(ping)));
    return kept.length === pings.length ? pings : kept;
  });
  const gone = before.filter((ping) => old.has(pingKey(ping)));
  if (gone.length > 0) await clearNotifications(gone, inbox.get());
};

/** Forgets sent pings that nobody waits for. */
const forgetSent = async (ids: readonly string[]): Promise<void> => {
  const old = new Set(ids);
  const isOld = (ping: SentPing) => old.has(ping.id) && !isPending(ping);
  await outbox.updateKept(ids, (pings) => {
    const kept = pings.filter((ping) => !isOld(ping));
    return kept.length === pings.length ? pings : kept;
  });
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
    const before = now - keepDays * dayMs;
    await forgetReceived(await inbox.keys({ before }));
    await forgetSent(await outbox.keys({ before }));
    await deletedPings.update((pings) => withoutOld(pings, { keepDays, now, at: deletionTime }));
    await receivedKeys.update((keys) => withoutOld(keys, { keepDays: keyDays, now, at: ({ at }) => at }));
    await lastTime.set({ at: now, keepDays });
  });

/** Forgets the oldest pings where more are kept than may be. Nothing is to be done as long as none has come since. */
export const forgetSurplus = (): Promise<void> =>
  inTurn(async () => {
    const { received, sent } = keptPings.get();
    if (received > maxKept) await forgetReceived(await inbox.keys({ count: received - maxKept }));
    if (sent > maxKept) await forgetSent(await outbox.keys({ count: sent - maxKept }));
  });
