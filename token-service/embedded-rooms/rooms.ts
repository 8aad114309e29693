import { withdrawnCode } from "./admission/admit-participant.ts";
import { createConnections } from "./connections.ts";
import { createDelayedResumes } from "./delayed-resumes.ts";
import { createFanOut } from "./fan-out.ts";
import { createMessageReceiver, type RoomsOptions } from "./receive-message.ts";
import { leaveRoom } from "./room/join-leave.ts";
import { inOrAway, isProbe, type MayEnter, type Room } from "./room/room.ts";
import { announceState } from "./room/room-view.ts";
import { createRoomUpkeep } from "./room-upkeep.ts";
import { createSeating } from "./seating.ts";
import { SignalingRefusal } from "./signaling/signaling-refusal.ts";
import type { SignalingSocket, SocketOwner } from "./signaling/signaling-socket.ts";
import type { Seat } from "./state/room-directory.ts";

/** The rooms of a process: takes what sockets say, lets the room transitions decide, and carries that out. */
export interface Rooms extends SocketOwner {
  /** Whether the socket has a place in a room. */
  isSeated(socket: SignalingSocket): boolean;
  /** See `EmbeddedRooms`. */
  present(): string[];
  /** Gives everyone in the rooms, which were restored, so many ms to come back; who does not leaves. */
  awaitReturns(graceMs: number): void;
  /** See `RoomUpkeep`. */
  sweep(late: number): void;
  /** Puts a participant out; its SDK sees a plain disconnect. @returns whether it was there */
  remove(roomName: string, identity: string): boolean;
  /** The same with everyone who may not be there, on a socket or awaited back. */
  enforce(mayEnter: MayEnter): void;
  /** Lets go of the relay. */
  close(): void;
}

/** Makes the rooms of a process; those in the directory are open from the start. */
export const createRooms = (options: RoomsOptions): Rooms => {
  const { directory, store, limits, timing, context, log, memberOf, relay, now } = options;
  const seating = createSeating();
  const fanOut = createFanOut(seating, limits, memberOf, now);
  const connections = createConnections(relay, seating, context, log);
  const changed = (room: Room): void => {
    connections.route(room);
    store.save(room);
  };
  /** Takes a participant out of its room for the others. */
  const takeOut = (seat: Seat, causer: Seat): void => {
    const { room, participant } = seat;
    connections.end(participant);
    fanOut.leave(seat);
    fanOut.tell(causer, leaveRoom(room, participant, context));
  };
  /** Ends the stay of a participant that did not come back in time, but not yet its session. */
  const sendAway = (seat: Seat): void => {
    const { room, participant } = seat;
    const [longest] = room.away.values();
    // People who come and go without end may not fill the memory with sessions.
    if (longest && room.away.size >= limits.participantsPerRoom)
      vacate({ room, participant: longest }, 53001);
    takeOut(seat, seat);
    room.away.set(participant.sid, participant);
    upkeep.awaitReturn(seat, timing.resumeMs);
    changed(room);
    log.info({ room: room.sid, participant: participant.sid }, "away");
  };
  const vacate = (seat: Seat, code: number, causer = seat): void => {
    const { room, participant } = seat;
    seating.part(participant);
    upkeep.forgetParticipant(participant);
    directory.unseat(participant, code);
    if (!room.away.delete(participant.sid)) takeOut(seat, causer);
    if (room.participants.size + room.away.size === 0) directory.close(room);
    changed(room);
    log.info({ room: room.sid, participant: participant.sid, identity: participant.identity, code }, "left");
  };
  const upkeep = createRoomUpkeep(
    (seat) => {
      if (isProbe(seat.participant) || seat.room.away.has(seat.participant.sid)) vacate(seat, 53001);
      else sendAway(seat);
    },
    (seat) => {
      seating
        .part(seat.participant)
        ?.refuse(new SignalingRefusal(53216, "A probe stays for a minute at most"));
      vacate(seat, 53216);
    },
    now,
  );
  const delayed = createDelayedResumes(fanOut.mustWait, (seat) => {
    if (!seating.isOnline(seat.participant.sid)) upkeep.awaitReturn(seat, timing.graceMs);
  });
  const putOut = (seat: Seat, code: number): void => {
    seating.deliver([{ to: [seat.participant.sid], body: { type: "disconnected" } }]);
    // Orderly, so that the message is read before; and with the one code after which the SDK does not dial again.
    seating.part(seat.participant)?.close(1000);
    vacate(seat, code);
  };
  return {
    receive: createMessageReceiver(options, {
      seating,
      fanOut,
      joined: (seat) => {
        if (isProbe(seat.participant)) upkeep.limitStay(seat, timing.probeMs);
      },
      returned: ({ room, participant }) => {
        upkeep.endWait(participant);
        if (!room.away.delete(participant.sid)) return;
        participant.returns += 1;
        room.participants.set(participant.sid, participant);
      },
      connections,
      changed,
      vacate,
      delay: delayed.delay,
    }),
    ended: (socket, ending) => {
      const seat = seating.seatOf(socket);
      if (!seat) return;
      if (ending !== "lost") return vacate(seat, ending === "left" ? 53001 : 53004);
      seating.part(seat.participant);
      upkeep.awaitReturn(seat, timing.graceMs);
      fanOut.tell(seat, announceState(seat.room, seat.participant, "reconnecting", context));
      log.info({ room: seat.room.sid, participant: seat.participant.sid }, "lost");
    },
    present: () =>
      [...directory.rooms.values()].flatMap((room) =>
        [...room.participants.values()]
          .filter((participant) => seating.isOnline(participant.sid) && !isProbe(participant))
          .map(({ identity }) => identity),
      ),
    isSeated: (socket) => seating.seatOf(socket) !== undefined,
    awaitReturns: (graceMs) => {
      for (const room of directory.rooms.values()) {
        for (const participant of room.participants.values())
          upkeep.awaitReturn({ room, participant }, graceMs);
        for (const participant of room.away.values())
          upkeep.awaitReturn({ room, participant }, timing.resumeMs);
      }
    },
    sweep: (late) => {
      delayed.sweep();
      upkeep.sweep(late);
    },
    remove: (roomName, identity) => {
      const room = directory.rooms.get(roomName);
      const participant = room && inOrAway(room).find((one) => one.identity === identity);
      if (!participant) return false;
      putOut({ room, participant }, 53001);
      return true;
    },
    enforce: (mayEnter) => {
      for (const room of directory.rooms.values()) {
        for (const participant of inOrAway(room)) {
          if (!mayEnter(participant.identity, room.name)) putOut({ room, participant }, withdrawnCode);
        }
      }
    },
    close: connections.close,
  };
};
