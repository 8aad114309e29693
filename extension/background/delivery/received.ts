import type { ReceivedPing } from "../../shared/ping.ts";
import type { Settings } from "../../shared/settings.ts";
import { nameOf } from "../../shared/teammate.ts";
import type { ArrivingPing } from "../api.ts";

/**
 * A ping as it goes into the inbox. An urgent one from somebody whose urgent pings are not taken is an ordinary one, and
 * one that this person has handled on another device is seen and disturbs nobody.
 *
 * @param now milliseconds since 1970
 */
export const received = (
  { handled, ...arriving }: ArrivingPing,
  { takeUrgent, noUrgentFrom }: Pick<Settings, "takeUrgent" | "noUrgentFrom">,
  now: number,
): { ping: ReceivedPing; urgentRefused: boolean } => {
  const isTaken = takeUrgent && !noUrgentFrom.includes(nameOf(arriving.from));
  const urgentRefused = arriving.priority === "urgent" && !isTaken;
  const ping: ReceivedPing = {
    ...arriving,
    receivedAt: now,
    ...(urgentRefused && { priority: "ping" }),
    ...(handled && { notifiedAt: now, seenAt: now }),
    ...(handled === "answered" && { answeredAt: now }),
  };
  return { ping, urgentRefused };
};
