import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../../base/log.ts";
import type { MayEnter } from "../room-engine.ts";
import { identitiesProbedBy, trackRights } from "../track-rights.ts";
import type { TwilioRooms } from "./twilio-rooms.ts";

/** Somebody in a room at Twilio. */
export interface Present {
  participantSid: string;
  roomSid: string;
  identity: string;
  /** The room's name as people know it. */
  room: string;
}

/** Sees to it that everybody in a room may be there, and hears only what they may. */
export interface Doorkeeper {
  /**
   * Puts a participant out who may not be there. Lets a participant who only sends pings hear receipts alone, and a probe
   * its own device.
   *
   * @returns whether the participant may be there
   */
  enforce(present: Present, mayEnter: MayEnter): Promise<boolean>;
  /** Forgets everybody but these participants. */
  retainOnly(participantSids: ReadonlySet<string>): void;
}

// https://www.twilio.com/docs/video/api/track-subscriptions#specifying-sr
const receiptsOnly = [{ type: "include", kind: "data", track: "receipts" }];

/** What Twilio is to let somebody hear; undefined for everything. */
const subscribeRulesFor = (identity: string): object[] | undefined => {
  const probed = identitiesProbedBy(identity);
  if (probed) return probed.map((publisher) => ({ type: "include", kind: "data", publisher }));
  return trackRights(identity).hears("pings") ? undefined : receiptsOnly;
};

/** Twilio knows no such participant in the room: they left by themselves. */
const ignoreMissing = (error: unknown): void => {
  if ((error as { status?: unknown }).status !== 404) throw error;
};

/** See {@link Doorkeeper}. What was done for a participant is remembered until it is told that they are gone. */
export const createDoorkeeper = (rooms: TwilioRooms, log: Logger): Doorkeeper => {
  const told = new Set<string>();
  return {
    enforce: async ({ participantSid, roomSid, identity, room }, mayEnter) => {
      const participant = rooms(roomSid).participants(participantSid);
      if (!mayEnter(identity, room)) {
        await participant.update({ status: "disconnected" }).catch(ignoreMissing);
        log.info({ identity, room }, "put somebody out of a room at Twilio");
        return false;
      }
      const rules = subscribeRulesFor(identity);
      if (rules && !told.has(participantSid)) {
        await participant.subscribeRules.update({ rules }).catch(ignoreMissing);
        told.add(participantSid);
      }
      return true;
    },
    retainOnly: (participantSids) => {
      for (const sid of told) if (!participantSids.has(sid)) told.delete(sid);
    },
  };
};

/** How long a probe may stay, in milliseconds. A probe leaves by itself before that. */
export const probeMs = 60_000;

/** Whether an identity is a probe's. */
export const isProbeIdentity = (identity: string): boolean => identitiesProbedBy(identity) !== undefined;

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
