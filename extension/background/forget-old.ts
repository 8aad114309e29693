import * as v from "valibot";
import { pingKey, timestamp } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { storedItem } from "../shared/stored-item.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { isPending } from "./delivery/is-pending.ts";
import { withoutOld } from "./delivery/without-old.ts";
import { clearNotifications } from "./notification.ts";

const dayMs = 86_400_000;

/** When old pings were last forgotten, and how old they had to be. */
const lastTime = storedItem("oldForgotten", v.object({ at: timestamp, keepDays: v.number() }), {
  area: "local",
  fallback: { at: 0, keepDays: 0 },
});

/**
 * Forgets pings that are older than the settings say, once a day or when that is changed. What is still to be delivered
 * stays. Safe to call at any time and as often as one likes.
 */
export const forgetOld = (): Promise<void> =>
  navigator.locks.request("forget-old", async () => {
    const now = Date.now();
    const [{ keepDays }, last] = await Promise.all([settings.get(), lastTime.get()]);
    if (last.keepDays === keepDays && Math.abs(now - last.at) < dayMs) return;
    const before = await inbox.get();
    const left = await inbox.update((pings) =>
      withoutOld(pings, { keepDays, now, at: ({ receivedAt }) => receivedAt }),
    );
    await outbox.update((pings) =>
      withoutOld(pings, { keepDays, now, at: ({ sentAt }) => sentAt, isKept: isPending }),
    );
    const kept = new Set(left.map(pingKey));
    await clearNotifications(
      before.filter((ping) => !kept.has(pingKey(ping))),
      left,
    );
    await lastTime.set({ at: now, keepDays });
  });
