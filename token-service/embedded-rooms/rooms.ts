import type { Logger } from "pino";
import { admitParticipant } from "./admit-participant.ts";
import { announceState } from "./announce-participant.ts";
import { applyLocalState } from "./apply-local-state.ts";
import type { AccessGrant } from "./check-access-token.ts";
import type { RoomMessage, RoomMessageOf } from "./frame-schema.ts";
import type { IceServer } from "./issue-ice-servers.ts";
import { joinRoom } from "./join-room.ts";
import { leaveRoom } from "./leave-room.ts";
import { relayReports } from "./relay-reports.ts";
import { resumeParticipant } from "./resume-participant.ts";
import type { Room, RoomContext } from "./room.ts";
import type { RoomDirectory, Seat } from "./room-directory.ts";
import type { RoomLimits } from "./room-limits.ts";
import type { RoomStore } from "./room-store.ts";
import { createRoomUpkeep } from "./room-upkeep.ts";
import { createSeating, messageFrame } from "./seating.ts";
import { sessionDigest } from "./session-digest.ts";
import { SignalingRefusal } from "./signaling-refusal.ts";
import type { SignalingSocket, SocketOwner } from "./signaling-socket.ts";
import type { SignalingTiming } from "./signaling-timing.ts";
import { updateParticipant } from "./update-participant.ts";

/** What the rooms of a process need from outside. */
export interface RoomsOptions {
  directory: RoomDirectory;
  store: RoomStore;
  /** @throws {SignalingRefusal} 20101 to 20107 */
  checkToken: (token: string, times: "check" | "ignore") => AccessGrant;
  iceServersFor: (identity: string) => IceServer[];
  limits: RoomLimits;
  timing: SignalingTiming;
  context: RoomContext;
  log: Logger;
}

/** The rooms of a process: takes what sockets say, lets the room transitions decide, and carries that out. */
export interface Rooms extends SocketOwner {
  /** Whether the socket has a place in a room. */
  isSeated(socket: SignalingSocket): boolean;
  /** Gives everyone in the rooms, which were restored, so many ms to come back; who does not leaves. */
  awaitReturns(graceMs: number): void;
  /** See `RoomUpkeep`. */
  sweep(late: number): void;
  /** Puts a participant out; its SDK sees a plain disconnect. @returns whether it was there */
  remove(roomName: string, identity: string): boolean;
}

export const createRooms = ({
  directory,
  store,
  limits,
  timing,
  context,
  log,
  ...options
}: RoomsOptions): Rooms => {
  const seating = createSeating();
  const upkeep = createRoomUpkeep(
    timing.settleMs,
    seating.isOnline,
    (seat) => vacate(seat, 53001),
    store.save,
    context.now,
  );
  const iced = new WeakSet<SignalingSocket>();

  const changed = (room: Room): void => {
    if (room.participants.size > 0) upkeep.watchPairs(room);
    store.save(room);
  };
  const vacate = ({ room, participant }: Seat, code: number): void => {
    seating.part(participant);
    upkeep.endWait(participant);
    directory.unseat(participant, code);
    seating.deliver(leaveRoom(room, participant, context));
    if (room.participants.size === 0) {
      directory.close(room);
      upkeep.forget(room);
    }
    changed(room);
    log.info({ room: room.sid, participant: participant.sid, identity: participant.identity, code }, "left");
  };
  const connect = (socket: SignalingSocket, message: RoomMessageOf<"connect">): void => {
    const grant = options.checkToken(message.token, "check");
    const { room, newcomer, session, evicted } = admitParticipant(message, grant, directory, limits, context);
    if (evicted) {
      seating.part(evicted)?.refuse(new SignalingRefusal(53205, "Someone joined with the same identity"));
      vacate({ room, participant: evicted }, 53205);
      // The room may have become empty and closed.
      directory.add(room);
    }
    applyLocalState(newcomer, message.participant, limits.tracksPerParticipant);
    const seat = { room, participant: newcomer };
    directory.seat(seat);
    seating.take(socket, seat);
    seating.deliver(
      joinRoom(room, newcomer, message.peer_connections, session, timing.sessionTimeoutSeconds, context),
    );
    changed(room);
    log.info({ room: room.sid, participant: newcomer.sid, identity: newcomer.identity }, "joined");
  };
  const sync = (socket: SignalingSocket, message: RoomMessageOf<"sync">): void => {
    const grant = options.checkToken(message.token, "ignore");
    const seat = directory.resume(sessionDigest(message.session));
    const { room, participant } = seat;
    if (grant.identity !== participant.identity) throw new SignalingRefusal(20106, "The token is another's");
    seating.part(participant)?.terminate();
    seating.take(socket, seat);
    upkeep.endWait(participant);
    seating.deliver(resumeParticipant(room, participant, message, limits.tracksPerParticipant, context));
    changed(room);
    log.info({ room: room.sid, participant: participant.sid }, "resumed");
  };
  const update = (
    socket: SignalingSocket,
    { room, participant }: Seat,
    message: RoomMessageOf<"update">,
  ): void => {
    const news = [
      ...(message.participant
        ? updateParticipant(room, participant, message.participant, limits.tracksPerParticipant, context)
        : []),
      ...relayReports(room, participant, message.peer_connections, context),
    ];
    socket.charge(seating.deliver(news));
    if (news.length > 0) changed(room);
  };
  return {
    receive: (socket, message: RoomMessage) => {
      const seat = seating.seatOf(socket);
      if (message.type === "ice") {
        // A second answer would make the SDK offer and connect a second time.
        if (iced.has(socket)) return;
        iced.add(socket);
        const { identity } = options.checkToken(message.token, "check");
        socket.send(messageFrame({ type: "iced", version: 1, ice_servers: options.iceServersFor(identity) }));
      } else if (message.type === "connect" && !seat) connect(socket, message);
      else if (message.type === "sync" && !seat) sync(socket, message);
      else if (message.type === "disconnect") {
        if (seat) vacate(seat, 53001);
      } else if (
        message.type === "update" &&
        seat &&
        sessionDigest(message.session) === seat.participant.session
      ) {
        update(socket, seat, message);
      } else throw new SignalingRefusal(53004, `A ${message.type} message is out of place here`);
    },
    ended: (socket, ending) => {
      const seat = seating.seatOf(socket);
      if (!seat) return;
      if (ending !== "lost") return vacate(seat, ending === "left" ? 53001 : 53004);
      seating.part(seat.participant);
      upkeep.awaitReturn(seat, timing.graceMs);
      seating.deliver(announceState(seat.room, seat.participant, "reconnecting", context));
      log.info({ room: seat.room.sid, participant: seat.participant.sid }, "lost");
    },
    isSeated: (socket) => seating.seatOf(socket) !== undefined,
    awaitReturns: (graceMs) => {
      for (const room of directory.rooms.values()) {
        for (const participant of room.participants.values())
          upkeep.awaitReturn({ room, participant }, graceMs);
      }
    },
    sweep: upkeep.sweep,
    remove: (roomName, identity) => {
      const room = directory.rooms.get(roomName);
      const participant = [...(room?.participants.values() ?? [])].find((one) => one.identity === identity);
      if (!room || !participant) return false;
      seating.deliver([{ to: [participant.sid], body: { type: "disconnected" } }]);
      vacate({ room, participant }, 53001);
      return true;
    },
  };
};
