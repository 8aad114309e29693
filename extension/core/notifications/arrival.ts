import { pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { StandingOf } from "../people/standings.ts";
import { inbox } from "../store/values.ts";
import type { FloodVerdict } from "./flood-limit.ts";
import { clearNotifications, showCrowd, showFlood, showNotification } from "./notification.ts";

/** Notifies of a ping in the way in which its priority, and how much else comes, ask for it. */
export const showArrival = async (
  ping: ReceivedPing,
  verdict: FloodVerdict,
  standingOf: StandingOf,
): Promise<void> => {
  if (ping.priority === "nudge") return; // The badge says it.
  if (verdict === "usual") await showNotification(ping);
  if (verdict === "announce-person") await showFlood(ping);
  if (verdict === "announce-many") await showCrowd(ping, standingOf(ping.from));
};

/** Takes off the screen what was handled or deleted just while it was being shown. */
export const clearHandled = async (shown: readonly ReceivedPing[]): Promise<void> => {
  const pings = inbox.get();
  const unseen = new Set(pings.filter(({ seenAt }) => seenAt === undefined).map(pingKey));
  const handled = shown.filter((ping) => !unseen.has(pingKey(ping)));
  if (handled.length > 0) await clearNotifications(handled, pings);
};

/**
 * Marks pings as notified of, or as not yet.
 *
 * @param notifiedAt milliseconds since 1970; undefined where that did not work out
 * @param limited keys of those that were too many to be shown
 */
export const markNotified = async (
  pings: readonly ReceivedPing[],
  notifiedAt: number | undefined,
  limited: ReadonlySet<string> = new Set(),
): Promise<void> => {
  const keys = new Set(pings.map(pingKey));
  await inbox.update((all) =>
    all.map((ping) => {
      const key = pingKey(ping);
      if (!keys.has(key)) return ping;
      const { notifiedAt: _, ...rest } = ping;
      return {
        ...rest,
        ...(notifiedAt !== undefined && { notifiedAt }),
        ...(limited.has(key) && { limited: true }),
      };
    }),
  );
};
