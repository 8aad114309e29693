import type { TwilioRooms } from "./twilio-rooms.ts";

/** What Twilio is told of a room when it is made. */
export interface RoomPlan {
  /** After how many seconds a participant's stay ends. */
  maxStaySeconds: number;
  /** Where Twilio tells of what happens in the room; undefined for nowhere. */
  statusCallback: string | undefined;
}

// https://www.twilio.com/docs/api/errors/53113
const roomExists = 53_113;

/** How many minutes a room stays without anybody in it; Twilio takes 1 to 60. */
const idleMinutes = 60;

/**
 * Makes a room before anybody joins it. A room that the first client makes by joining has no limit for a stay and no status
 * callbacks, and ends with the last leave.
 *
 * An existing room stays as it is: Twilio would change nothing of it but its end. Those who ask for one room at the same
 * time share the question.
 *
 * @returns a function from a room's name at Twilio to its being there; rejects as the REST client does
 * @see https://www.twilio.com/docs/video/api/rooms-resource#create-a-room
 */
export const createRoomMaker = (rooms: TwilioRooms, { maxStaySeconds, statusCallback }: RoomPlan) => {
  const underWay = new Map<string, Promise<void>>();

  const make = async (uniqueName: string): Promise<void> => {
    try {
      await rooms.create({
        uniqueName,
        type: "group",
        maxParticipantDuration: maxStaySeconds,
        emptyRoomTimeout: idleMinutes,
        unusedRoomTimeout: idleMinutes,
        recordParticipantsOnConnect: false,
        ...(statusCallback === undefined ? {} : { statusCallback, statusCallbackMethod: "POST" }),
      });
    } catch (error) {
      if ((error as { code?: unknown }).code !== roomExists) throw error;
    }
  };

  return (uniqueName: string): Promise<void> => {
    const asked = underWay.get(uniqueName);
    if (asked) return asked;
    const making = make(uniqueName).finally(() => underWay.delete(uniqueName));
    underWay.set(uniqueName, making);
    return making;
  };
};
