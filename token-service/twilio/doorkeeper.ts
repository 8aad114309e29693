import type { Logger } from "../base/log.ts";
import type { MayEnter } from "../engines/room-engine.ts";
import { identitiesProbedBy, trackRights } from "../engines/track-rights.ts";
import type { TwilioRooms } from "./twilio-rooms.ts";

/** Somebody in a room at Twilio. */
export interface Present {
  participantSid: string;
  roomSid: string;
  identity: string;
  /** The room's name as people know it. */
  room: string;
}

/** Sees to it that whoever is in a room may be there, and hears only what they may. */
export interface Doorkeeper {
  /**
   * Puts a participant out who may not be there, lets one who only sends pings hear receipts alone, and a probe its own
   * device.
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
