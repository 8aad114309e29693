import { isPending } from "../../shared/ping.ts";
import type { SentPing } from "../../shared/ping-schema.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { workingUntil } from "../attention/working-hours.ts";
import type { SetBack } from "../clock/known-time.ts";
import { outbox, settings } from "../store/values.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// No quiet hours run for longer, see `endOfHours`.
const longestHoursMs = 8 * dayMs;

/** The end of what lasts for a while: it lasts no longer than it would have. @returns 0 when it is over */
export const endMovedBack = (until: number, { byMs, now }: SetBack): number =>
  until > now + byMs ? until - byMs : 0;

// “Until tomorrow” means a time of the day, and half an hour begun at a whole one to the millisecond is none.
const isTimeOfDay = (until: number, now: number): boolean => {
  const time = new Date(until);
  const isWhole = time.getMinutes() === 0 && time.getSeconds() === 0 && time.getMilliseconds() === 0;
  return isWhole && until > now && until - now <= 2 * dayMs;
};

/** What of the settings ends by itself, after the clock was set back. */
export const settingsMovedBack = (settings: Settings, setBack: SetBack): Settings => {
  const { byMs, now } = setBack;
  const { snoozedUntil, quietSkippedUntil } = settings;
  const isOver = snoozedUntil <= now + byMs;
  const isSkipped = quietSkippedUntil > now + byMs && quietSkippedUntil - now <= longestHoursMs;
  return {
    ...settings,
    snoozedUntil:
      !isOver && isTimeOfDay(snoozedUntil, now) ? snoozedUntil : endMovedBack(snoozedUntil, setBack),
    quietSkippedUntil: isSkipped ? quietSkippedUntil : 0,
  };
};

/** What waits in the outbox, after the clock was set back: it waits no longer than its sender wanted. */
export const outboxMovedBack = (pings: SentPing[], { byMs }: SetBack): SentPing[] =>
  pings.map((ping) =>
    isPending(ping)
      ? {
          ...ping,
          sentAt: Math.max(0, ping.sentAt - byMs),
          expiresAt: Math.max(0, ping.expiresAt - byMs),
        }
      : ping,
  );

/** Moves what is to end by itself along with a clock that was rightly set back. */
export const moveBack = async (setBack: SetBack): Promise<void> => {
  await settings.update((set) =>
    set.snoozedUntil === 0 && set.quietSkippedUntil === 0 ? set : settingsMovedBack(set, setBack),
  );
  await workingUntil.update((until) => (until === 0 ? until : endMovedBack(until, setBack)));
  await outbox.update((pings) => outboxMovedBack(pings, setBack));
};
