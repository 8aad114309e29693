import { setTimeout as pause } from "node:timers/promises";
import { forEachConcurrent } from "../../base/concurrency.ts";
import type { MayEnter } from "../room-engine.ts";
import type { Doorkeeper } from "./doorkeeper.ts";
import type { RoomNames } from "./room-names.ts";
import type { TwilioRooms } from "./twilio-rooms.ts";

/** A room of ours that is open at Twilio. */
export interface OpenRoom {
  sid: string;
  /** The name that people know. */
  room: string;
}

/** How many entries Twilio puts on one page of a list. */
export const pageSize = 100;

/** How many rooms are looked at in one moment. Twilio answers 80 questions a second for an account. */
export const roomsAtOnce = 8;

/** How many people of one room are. */
export const peopleAtOnce = 4;

/** The rooms at Twilio that are open now and are ours; an account may have others. */
export const openRooms = async (rooms: TwilioRooms, names: RoomNames): Promise<OpenRoom[]> => {
  const known = await names.known();
  if (known.size === 0) return [];
  const open = await rooms.list({ status: "in-progress", pageSize });
  return open.flatMap(({ sid, uniqueName }) => {
    const room = known.get(uniqueName);
    return room === undefined ? [] : [{ sid, room }];
  });
};

/** The identities of all who are in an open room of ours. */
export const presentAt = async (rooms: TwilioRooms, names: RoomNames): Promise<string[]> => {
  const found: string[] = [];
  await forEachConcurrent(await openRooms(rooms, names), roomsAtOnce, async ({ sid }) => {
    const present = await rooms(sid).participants.list({ status: "connected", pageSize });
    found.push(...present.map(({ identity }) => identity));
  });
  return found;
};

/** How long is waited before each look at the rooms, in milliseconds. The first finds, the others make sure. */
const looksAfterMs = [0, 200, 500, 1_000, 2_000];

/**
 * Puts everybody out of the open rooms who may not be there, and looks again until nobody is left. Somebody whose token is
 * still good may have come back meanwhile.
 *
 * @throws Error when somebody still is there, or Twilio cannot be asked
 */
export const clearRooms = async (
  rooms: TwilioRooms,
  names: RoomNames,
  doorkeeper: Doorkeeper,
  mayEnter: MayEnter,
): Promise<void> => {
  const strangers = async (): Promise<number> => {
    let count = 0;
    await forEachConcurrent(await openRooms(rooms, names), roomsAtOnce, async ({ sid, room }) => {
      const present = await rooms(sid).participants.list({ status: "connected", pageSize });
      await forEachConcurrent(present, peopleAtOnce, async ({ sid: participantSid, identity }) => {
        const may = await doorkeeper.enforce({ participantSid, roomSid: sid, identity, room }, mayEnter);
        if (!may) count += 1;
      });
    });
    return count;
  };
  for (const wait of looksAfterMs) {
    if (wait > 0) await pause(wait);
    if ((await strangers()) === 0) return;
  }
  throw new Error("somebody who may not be in a room at Twilio is still there");
};
