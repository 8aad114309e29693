import { inOrAway, type Participant, type Room } from "../room/room.ts";
import { SignalingRefusal } from "../signaling/signaling-refusal.ts";

/** A participant and where it is. */
export interface Seat {
  room: Room;
  participant: Participant;
}

/** Finds rooms by name and seats by session. */
export interface RoomDirectory {
  readonly rooms: ReadonlyMap<string, Room>;
  /** The name of the open room with this SID. */
  nameOf(sid: string): string | undefined;
  /** The room of that name, opened with the SID if need be. @throws {SignalingRefusal} 53103 when there are too many */
  open(name: string, sid: string): Room;
  /** Takes in a room with its participants. */
  add(room: Room): void;
  close(room: Room): void;
  seat(seat: Seat): void;
  /** Forgets a session. A later attempt to resume it is refused with this code. */
  unseat(participant: Participant, code: number): void;
  /** @throws {SignalingRefusal} with the code with which the session ended; 53001 when it is not known */
  resume(sessionDigest: string): Seat;
  /** Those not counted who are away. */
  participantCount(): number;
}

/** Ended sessions whose code is remembered; the oldest are forgotten first. */
const mostEnded = 10_000;

/**
 * Makes a directory in which there is no room yet.
 *
 * @param mostRooms how many rooms may be open at a time
 */
export const createRoomDirectory = (mostRooms: number): RoomDirectory => {
  const rooms = new Map<string, Room>();
  const names = new Map<string, string>();
  const seats = new Map<string, Seat>();
  const ended = new Map<string, number>();
  const directory: RoomDirectory = {
    rooms,
    nameOf: (sid) => names.get(sid),
    open: (name, sid) => {
      const known = rooms.get(name);
      if (known) return known;
      if (rooms.size >= mostRooms) throw new SignalingRefusal(53103, "No more rooms can be opened here");
      const room: Room = { sid, name, participants: new Map(), away: new Map() };
      rooms.set(name, room);
      names.set(sid, name);
      return room;
    },
    add: (room) => {
      rooms.set(room.name, room);
      names.set(room.sid, room.name);
      for (const participant of inOrAway(room)) directory.seat({ room, participant });
    },
    close: (room) => {
      rooms.delete(room.name);
      names.delete(room.sid);
    },
    seat: (seat) => {
      seats.set(seat.participant.session, seat);
    },
    unseat: ({ session }, code) => {
      seats.delete(session);
      ended.set(session, code);
      const [oldest] = ended.keys();
      if (ended.size > mostEnded && oldest !== undefined) ended.delete(oldest);
    },
    resume: (sessionDigest) => {
      const seat = seats.get(sessionDigest);
      if (!seat) throw new SignalingRefusal(ended.get(sessionDigest) ?? 53001, "This session has ended");
      return seat;
    },
    participantCount: () => {
      let count = 0;
      for (const { participants } of rooms.values()) count += participants.size;
      return count;
    },
  };
  return directory;
};
