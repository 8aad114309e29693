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
