import type { ReceivedPing } from "../../shared/ping.ts";
import type { Settings } from "../../shared/settings.ts";
import { isProbe } from "../../shared/teammate.ts";
import type { ArrivingPing } from "../api.ts";
import { takesUrgentFrom } from "./takes-urgent-from.ts";

/**
 * A ping as it goes into the inbox. An urgent one from somebody whose urgent pings are not taken is an ordinary one, and
 * one that this person has handled on another device is seen and disturbs nobody. Of all probes only our own is heard, so
 * what comes from one is our own test.
 *
 * @param now milliseconds since 1970
 */
export const received = (
  { handled, ...arriving }: ArrivingPing,
  settings: Pick<Settings, "takeUrgent" | "noUrgentFrom">,
  now: number,
): { ping: ReceivedPing; urgentRefused: boolean } => {
  const urgentRefused = arriving.priority === "urgent" && !takesUrgentFrom(arriving.from, settings);
  const ping: ReceivedPing = {
    ...arriving,
    receivedAt: now,
    ...(isProbe(arriving.from) && { test: true }),
    ...(urgentRefused && { priority: "ping" }),
    ...(handled && { notifiedAt: now, seenAt: now }),
    ...(handled === "answered" && { answeredAt: now }),
  };
  return { ping, urgentRefused };
};
