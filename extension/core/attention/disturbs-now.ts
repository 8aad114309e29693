import type { ReceivedPing } from "../../shared/ping.ts";
import type { Settings } from "../../shared/settings.ts";
import { isLate } from "./is-late.ts";

import { isMuted } from "./is-muted.ts";
import { type DisturbSettings, mayDisturb } from "./may-disturb.ts";

/** Whether a ping that has just come is to be notified of now, by itself. @param now milliseconds since 1970 */
export const disturbsNow = (
  ping: ReceivedPing,
  settings: DisturbSettings & Pick<Settings, "rooms">,
  now: number,
): boolean =>
  ping.notifiedAt === undefined &&
  !isLate(ping, now) &&
  !isMuted(ping, settings) &&
  mayDisturb(ping, settings, now);
