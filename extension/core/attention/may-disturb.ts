import type { ReceivedPing } from "../../shared/ping.ts";
import { type QuietSettings, quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings } from "../../shared/settings.ts";

/** What of the settings says when a ping may be notified of. */
export type DisturbSettings = QuietSettings & Pick<Settings, "urgentDisturbs">;

/** Whether a ping may be notified of now: while nobody wants to be disturbed, urgent ones at the most. @param now milliseconds since 1970 */
export const mayDisturb = (
  { priority }: Pick<ReceivedPing, "priority">,
  settings: DisturbSettings,
  now: number,
): boolean => quietNow(settings, now) === null || (priority === "urgent" && settings.urgentDisturbs);
