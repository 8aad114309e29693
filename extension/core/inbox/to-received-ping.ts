import { isProbe } from "../../shared/identity.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import type { Body } from "../../shared/wire-schema.ts";
import { type DisturbSettings, isMuted, mayNotify, takesUrgentFrom } from "../attention/may-notify.ts";

/** A ping as it came from the room. */
export type ArrivingPing = Body & Pick<ReceivedPing, "id" | "from" | "room" | "toEveryone">;

/** What became of a ping that arrived. */
export interface Arrival {
  /** It was urgent, and is not taken as that. */
  urgentRefused?: boolean;
  /** It could not be stored. */
  unstored?: boolean;
  /** And not for lack of room. */
  failing?: boolean;
}

/**
 * A ping as it goes into the inbox. An urgent one from somebody whose urgent pings are not taken is an ordinary one, and
 * one that this person has handled on another device is seen and disturbs nobody. One that may not disturb now is held. Of
 * all probes only our own is heard, so what comes from one is our own test: it shows how things are now, or never.
 *
 * @param now milliseconds since 1970
 * @param isRemoved whether its sender was removed from the team, and was not put out of the room yet
 * @returns `urgentRefused` for an urgent one that does not ring as such now, for whichever reason
 */
export const received = (
  { handled, ...arriving }: ArrivingPing,
  settings: Pick<Settings, "takeUrgent" | "noUrgentFrom" | "rooms"> & DisturbSettings,
  now: number,
  isRemoved = false,
): { ping: ReceivedPing; urgentRefused: boolean } => {
  const isUrgent = arriving.priority === "urgent";
  const isTaken = !isUrgent || takesUrgentFrom(arriving.from, settings);
  const priority = isTaken ? arriving.priority : "ping";
  const isTest = isProbe(arriving.from);
  const waits = !handled && !mayNotify({ priority }, settings, now);
  const held = waits && !isTest;
  const ping: ReceivedPing = {
    ...arriving,
    priority,
    receivedAt: now,
    ...(held && { held }),
    ...(isTest && { test: true }),
    ...(isRemoved && { removed: true }),
    ...(isTest && waits && { notifiedAt: now }),
    ...(handled && { notifiedAt: now, seenAt: now }),
    ...(handled === "answered" && { answeredAt: now }),
  };
  const isSilent = held || (!handled && isMuted(arriving, settings));
  return { ping, urgentRefused: isUrgent && (isSilent || !isTaken) };
};
