import { setTimeout as pause } from "node:timers/promises";
import { forEachConcurrent } from "../base/concurrency.ts";
import type { MayEnter } from "../engines/room-engine.ts";
import type { Doorkeeper } from "./doorkeeper.ts";
import { openRooms, pageSize, peopleAtOnce, roomsAtOnce } from "./open-rooms.ts";
import type { RoomNames } from "./room-names.ts";
import type { TwilioRooms } from "./twilio-rooms.ts";

/** How long is waited before each look at the rooms, in milliseconds. The first finds, the others make sure. */
const looksAfterMs = [0, 200, 500, 1_000, 2_000];

/**
 * Puts everybody out of the open rooms who may not be there, and looks again until nobody is: somebody with a token that is
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
