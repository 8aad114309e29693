import { isSamePerson } from "../../shared/identity.ts";
import { sentByOwnClock } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { type QuietSettings, quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import type { StepProblem } from "../../shared/test-ping-run.ts";
import { sentenceOf } from "../../shared/words/say.ts";

// A ping that took longer was sent while this browser was away.
const lateMs = 60_000;

/** Whether a ping came long after it was sent, or while its receiver did not want to be disturbed. */
export const cameLate = (ping: ReceivedPing): boolean =>
  ping.held === true || ping.receivedAt - sentByOwnClock(ping) > lateMs;

/**
 * Whether a ping is news of a while ago: it came late, or nothing could be notified of since.
 *
 * @param now milliseconds since 1970
 */
export const isLate = (ping: ReceivedPing, now: number): boolean =>
  cameLate(ping) || now - ping.receivedAt > lateMs;

/** Whether a ping came in a room whose pings, the urgent ones too, gather in the list without a notification. */
export const isMuted = (ping: Pick<ReceivedPing, "room">, { rooms }: Pick<Settings, "rooms">): boolean =>
  rooms.some(({ room, muted }) => muted && room === ping.room);

/** Whether somebody's urgent pings are taken as such. @param from identity */
export const takesUrgentFrom = (
  from: string,
  { takeUrgent, noUrgentFrom }: Pick<Settings, "takeUrgent" | "noUrgentFrom">,
): boolean => takeUrgent && !noUrgentFrom.some((person) => isSamePerson(person, from));

/** What of the settings says when a ping may be notified of. */
export type DisturbSettings = QuietSettings & Pick<Settings, "urgentDisturbs">;

/** Whether a ping may be notified of now: while nobody wants to be disturbed, urgent ones at the most. @param now milliseconds since 1970 */
export const mayNotify = (
  { priority }: Pick<ReceivedPing, "priority">,
  settings: DisturbSettings,
  now: number,
): boolean => quietNow(settings, now) === null || (priority === "urgent" && settings.urgentDisturbs);

/** Whether a ping that has just come is to be notified of now, by itself. @param now milliseconds since 1970 */
export const disturbsNow = (
  ping: ReceivedPing,
  settings: DisturbSettings & Pick<Settings, "rooms">,
  now: number,
): boolean =>
  ping.notifiedAt === undefined &&
  !isLate(ping, now) &&
  !isMuted(ping, settings) &&
  mayNotify(ping, settings, now);

/**
 * Why an ordinary ping from a room shows no notification now, by the user's own wish; null if nothing speaks against one.
 *
 * @param now milliseconds since 1970
 */
export const whyNotNotified = (set: Settings, room: string, now: number): StepProblem | null => {
  if (!set.notify) {
    return { why: sentenceOf("test_ping_notify_off"), advice: sentenceOf("test_ping_notify_off_advice") };
  }
  if (isMuted({ room }, set)) {
    return { why: sentenceOf("test_ping_muted", room), advice: sentenceOf("test_ping_muted_advice") };
  }
  if (quietNow(set, now) !== null) {
    return { why: sentenceOf("test_ping_quiet"), advice: sentenceOf("test_ping_quiet_advice") };
  }
  return null;
};
