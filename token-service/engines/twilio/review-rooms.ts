import { forEachConcurrent } from "../../base/concurrency.ts";
import type { MayEnter } from "../room-engine.ts";
import { type Doorkeeper, isProbeIdentity, probeMs } from "./doorkeeper.ts";
import { type OpenRoom, openRooms, pageSize, peopleAtOnce, roomsAtOnce } from "./open-rooms.ts";
import type { RoomNames } from "./room-names.ts";
import type { TwilioRooms } from "./twilio-rooms.ts";
import type { Stay, Stays } from "./usage.ts";

/** What a review goes through, and with whom. */
export interface ReviewParts {
  rooms: TwilioRooms;
  names: RoomNames;
  stays: Stays;
  doorkeeper: Doorkeeper;
  mayEnter: MayEnter;
}

type Participant = Awaited<ReturnType<ReturnType<TwilioRooms>["participants"]["list"]>>[number];

// For a stay that ended Twilio tells all of start, end and duration; the one of a moment ago may lack them for that moment.
const stayOf = ({ sid, roomSid, identity, startTime, dateCreated, endTime }: Participant): Stay => ({
  participantSid: sid,
  roomSid,
  identity,
  joinedAt: (startTime ?? dateCreated).getTime(),
  leftAt: endTime?.getTime(),
});

/**
 * Reads the rooms at Twilio by REST and puts right the stays, and who is in which room, after a lost status callback or
 * without any. A room stays an hour after its last leave, so none comes and goes between two reviews.
 *
 * @param now milliseconds since 1970
 * @throws Error when Twilio or the store cannot be asked
 * @see https://www.twilio.com/docs/video/api/participants
 */
export const reviewRooms = async (
  { rooms, names, stays, doorkeeper, mayEnter }: ReviewParts,
  now: number,
): Promise<void> => {
  const present = new Set<string>();

  const reviewOpen = async ({ sid, room }: OpenRoom): Promise<void> => {
    const { participants } = rooms(sid);
    const connected = await participants.list({ status: "connected", pageSize });
    if (connected.length > 0) await names.toTwilio(room, now); // Not forgotten while somebody is there.
    const gone = await participants.list({ status: "disconnected", pageSize });
    // Those who were in both lists left in between.
    await stays.record([...connected, ...gone].map(stayOf));
    for (const { sid } of connected) present.add(sid);
    await forEachConcurrent(connected, peopleAtOnce, async (participant) => {
      const { sid: participantSid, identity } = participant;
      const overstays = isProbeIdentity(identity) && now - stayOf(participant).joinedAt > probeMs;
      const present = { participantSid, roomSid: sid, identity, room };
      await doorkeeper.enforce(present, overstays ? () => false : mayEnter);
    });
  };

  /** A room in which stays go on as far as is known here, and which is not among the open ones. */
  const reviewEnded = async (roomSid: string): Promise<void> => {
    const room = await rooms(roomSid)
      .fetch()
      .catch((error) => {
        if (error.status !== 404) throw error;
      });
    if (room?.status === "in-progress") return;
    if (room) {
      const gone = await rooms(roomSid).participants.list({ status: "disconnected", pageSize });
      await stays.record(gone.map(stayOf));
    }
    await stays.endRoom(roomSid, room?.endTime?.getTime() ?? now);
  };

  const open = await openRooms(rooms, names);
  const isOpen = new Set(open.map(({ sid }) => sid));
  await forEachConcurrent(open, roomsAtOnce, reviewOpen);
  doorkeeper.retainOnly(present);
  const ended = (await stays.openRooms()).filter((sid) => !isOpen.has(sid));
  await forEachConcurrent(ended, roomsAtOnce, reviewEnded);
};
