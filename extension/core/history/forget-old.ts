import * as v from "valibot";
import { longestTryingHours } from "../../shared/longest-trying.ts";
import { pingKey, type SentPing, timestamp } from "../../shared/ping.ts";
import { certainNow, timesNow } from "../clock/times-now.ts";
import { deletedPings } from "../inbox/deleted-pings.ts";
import { clearNotifications } from "../notifications/notification.ts";
import { forgetDraftOf } from "../outbox/forget-draft.ts";
import { isPending } from "../outbox/is-pending.ts";
import { value } from "../store/value.ts";
import { inbox, knownTeammates, outbox, receivedKeys, settings } from "../store/values.ts";
import { createTurns } from "../turns.ts";
import { notLater } from "./not-later.ts";
import { withoutOld } from "./without-old.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

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
  await deletedPings.update((pings) => notLater(pings, { seenAt: now }));
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
    let gone: SentPing[] = [];
    await outbox.update((pings) => {
      const kept = withoutOld(pings, { keepDays, now, at: ({ sentAt }) => sentAt, isKept: isPending });
      gone = pings.filter((ping) => !kept.includes(ping));
      return kept;
    });
    await forgetDraftOf(gone);
    await deletedPings.update((pings) =>
      withoutOld(pings, { keepDays, now, at: ({ seenAt = 0 }) => seenAt }),
    );
    await receivedKeys.update((keys) => withoutOld(keys, { keepDays: keyDays, now, at: ({ at }) => at }));
    const kept = new Set(left.map(pingKey));
    await clearNotifications(
      before.filter((ping) => !kept.has(pingKey(ping))),
      left,
    );
    await lastTime.set({ at: now, keepDays });
  });
