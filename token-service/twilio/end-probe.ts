import { setTimeout as pause } from "node:timers/promises";
import { identitiesProbedBy } from "../engines/track-rights.ts";
import type { Doorkeeper, Present } from "./doorkeeper.ts";
import type { TwilioRooms } from "./twilio-rooms.ts";

/** How long a probe may stay, in milliseconds. It leaves by itself; nobody sees one that does not. */
export const probeMs = 60_000;

/** Whether an identity is a probe's. */
export const isProbe = (identity: string): boolean => identitiesProbedBy(identity) !== undefined;

/**
 * Puts a probe that has just come in out again once its time is over, if it has not left by then. The timer keeps no process
 * alive; what the end of the service cuts short is left to the next review of the rooms.
 *
 * @param signal ends the waiting
 * @param afterMs milliseconds
 */
export const endProbe = async (
  present: Present,
  { rooms, doorkeeper }: { rooms: TwilioRooms; doorkeeper: Doorkeeper },
  signal: AbortSignal,
  afterMs = probeMs,
): Promise<void> => {
  await pause(afterMs, undefined, { ref: false, signal }).catch(() => {});
  if (signal.aborted) return;
  const { participantSid, roomSid } = present;
  const isGone = await rooms(roomSid)
    .participants(participantSid)
    .fetch()
    .then(
      ({ status }) => status === "disconnected",
      (error) => {
        if (error.status !== 404) throw error;
        return true;
      },
    );
  if (!isGone) await doorkeeper.enforce(present, () => false);
};
