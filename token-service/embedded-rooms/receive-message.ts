import type { Logger } from "pino";
import { admitParticipant, refuseEntry, refuseForOthers } from "./admission/admit-participant.ts";
import type { AccessGrant } from "./admission/check-access-token.ts";
import { decideRoomName } from "./admission/room-name.ts";
import type { Connections } from "./connections.ts";
import type { DelayedResumes } from "./delayed-resumes.ts";
import type { FanOut } from "./fan-out.ts";
import type { IceServer } from "./ice-servers.ts";
import type { Bearer } from "./newcomers.ts";
import type { Relay } from "./relay/relay.ts";
import { sessionDigest } from "./room/ids.ts";
import { joinRoom } from "./room/join-leave.ts";
import { resumeParticipant } from "./room/resume-participant.ts";
import type { Room, RoomContext } from "./room/room.ts";
import { applyLocalState, updateParticipant } from "./room/update-participant.ts";
import type { RoomLimits } from "./room-limits.ts";
import { type Seating, whoOn } from "./seating.ts";
import type { RoomMessage, RoomMessageOf } from "./signaling/client-message.ts";
import { messageFrame } from "./signaling/server-message.ts";
import { SignalingRefusal } from "./signaling/signaling-refusal.ts";
import type { SignalingSocket } from "./signaling/signaling-socket.ts";
import type { SignalingTiming } from "./signaling/signaling-timing.ts";
import type { RoomDirectory, Seat } from "./state/room-directory.ts";
import type { RoomStore } from "./state/room-store.ts";

/** What the rooms of a process need from outside. */
export interface RoomsOptions {
  directory: RoomDirectory;
  store: RoomStore;
  /** @throws {SignalingRefusal} 20101 to 20107 */
  checkToken: (token: string, times: "check" | "ignore") => AccessGrant;
  /** See `EmbeddedRoomsOptions`. */
  memberOf: (identity: string) => string | undefined;
  /** See `Newcomers`. */
  showedToken: (socket: SignalingSocket, bearer: Bearer) => void;
  iceServersFor: (identity: string) => IceServer[];
  limits: RoomLimits;
  timing: SignalingTiming;
  context: RoomContext;
  relay: Relay;
  /** Monotonic milliseconds. */
  now: () => number;
  log: Logger;
}

/** Told to clients that outlast outages. More than 2,147,483 would overflow the SDK's timer and end the room at once. */
const aDaySeconds = 86_400;

/** What a message may set off beyond messages to others. */
export interface MessageEffects {
  seating: Seating;
  fanOut: FanOut;
  /** A participant has come into the room. */
  joined: (seat: Seat) => void;
  /** The participant has a socket again, and may be in the room. */
  returned: (seat: Seat) => void;
  connections: Connections;
  /** The room must be saved, and the relay told who hears whom. */
  changed: (room: Room) => void;
  /** The participant is to leave; its session is refused with this code from now on. The causer, itself unless given, pays. */
  vacate: (seat: Seat, code: number, causer?: Seat) => void;
  /** Who has to wait until it resumes. */
  delay: DelayedResumes["delay"];
}

/**
 * Makes the function that carries out what a client says (twilio-video 2.36.0,
 * es5/signaling/v2/twilioconnectiontransport.js).
 *
 * @returns a function that throws {SignalingRefusal} when the client is to be turned away
 */
export const createMessageReceiver = (
  { directory, limits, timing, context, log, checkToken, memberOf, showedToken, iceServersFor }: RoomsOptions,
  { seating, fanOut, joined: cameIn, returned, connections, changed, vacate, delay }: MessageEffects,
): ((socket: SignalingSocket, message: RoomMessage) => void) => {
  const iced = new WeakSet<SignalingSocket>();
  const joined = new WeakSet<SignalingSocket>();

  const grantOf = (socket: SignalingSocket, token: string, times: "check" | "ignore"): AccessGrant => {
    const grant = checkToken(token, times);
    showedToken(socket, { identity: grant.identity, member: memberOf(grant.identity) });
    return grant;
  };
  const ice = (socket: SignalingSocket, { token }: RoomMessageOf<"ice">): void => {
    // A second answer would make the SDK offer and connect a second time.
    if (iced.has(socket)) return;
    iced.add(socket);
    const { identity, room } = grantOf(socket, token, "check");
    // Asked here too, because credentials for TURN servers stay good for a day.
    const roomName = decideRoomName(undefined, room, directory.nameOf);
    const refusal = roomName === undefined ? undefined : refuseEntry(context.mayEnter, identity, roomName);
    if (refusal) throw refusal;
    socket.send(messageFrame({ type: "iced", version: 1, ice_servers: iceServersFor(identity) }));
  };
  const connect = (socket: SignalingSocket, message: RoomMessageOf<"connect">): void => {
    const grant = grantOf(socket, message.token, "check");
    const admission = admitParticipant(message, grant, socket.capabilities, directory, limits, context);
    const { room, newcomer, session, evicted } = admission;
    const seat = { room, participant: newcomer };
    fanOut.enter(seat, socket.network);
    if (evicted) {
      seating.part(evicted)?.refuse(new SignalingRefusal(53205, "Someone joined with the same identity"));
      vacate({ room, participant: evicted }, 53205, seat);
      // The room may have become empty and closed.
      directory.add(room);
    }
    applyLocalState(newcomer, message.participant, limits.tracksPerParticipant);
    directory.seat(seat);
    seating.take(socket, seat);
    joined.add(socket);
    const told = connections.begin(seat, message.peer_connections);
    const sessionTimeout = socket.capabilities.outlastsOutages ? aDaySeconds : timing.sessionTimeoutSeconds;
    fanOut.tellOfJoining(seat, joinRoom(room, newcomer, told, session, sessionTimeout, context));
    cameIn(seat);
    changed(room);
    log.info(whoOn(socket, seat), "joined");
  };
  const sync = (socket: SignalingSocket, message: RoomMessageOf<"sync">): void => {
    const grant = grantOf(socket, message.token, "ignore");
    const seat = directory.resume(sessionDigest(message.session));
    const { room, participant } = seat;
    if (grant.identity !== participant.identity) throw new SignalingRefusal(20106, "The token is another's");
    const isAway = room.away.has(participant.sid);
    const refusal =
      refuseEntry(context.mayEnter, participant.identity, room.name) ??
      (isAway ? refuseForOthers(participant, room, limits) : undefined);
    if (refusal) {
      seating.part(participant)?.terminate();
      vacate(seat, refusal.code);
      throw refusal;
    }
    if (fanOut.mustWait(seat)) {
      delay(socket, seat, () => sync(socket, message));
      log.warn(whoOn(socket, seat), "a resume has to wait");
      return;
    }
    seating.part(participant)?.terminate();
    seating.take(socket, seat);
    joined.add(socket);
    // It is not kept over a restart.
    participant.outlastsOutages = socket.capabilities.outlastsOutages;
    returned(seat);
    const resumeConnection = () => connections.resume(seat, message.peer_connections);
    const most = limits.tracksPerParticipant;
    fanOut.tell(seat, resumeParticipant(room, participant, message, resumeConnection, most, context));
    changed(room);
    log.info(whoOn(socket, seat), "resumed");
  };
  const update = (
    socket: SignalingSocket,
    seat: Seat,
    { participant: state, peer_connections, session }: RoomMessageOf<"update">,
  ): void => {
    const { room, participant } = seat;
    if (sessionDigest(session) !== participant.session) throw outOfPlace("update");
    const most = limits.tracksPerParticipant;
    const published = state ? updateParticipant(room, participant, state, most, context) : [];
    if (published.length > 0) fanOut.mayTell(seat);
    socket.charge(fanOut.tell(seat, published) + connections.hear(seat, peer_connections));
    if (published.length > 0) changed(room);
  };
  return (socket, message) => {
    const seat = seating.seatOf(socket);
    if (message.type === "ice") ice(socket, message);
    // The SDK opens a socket for each stay in a room, and joining is what costs the others most.
    else if (message.type === "connect" && !joined.has(socket)) connect(socket, message);
    else if (message.type === "sync" && !joined.has(socket)) sync(socket, message);
    else if (message.type === "update" && seat) update(socket, seat, message);
    else if (message.type !== "disconnect") throw outOfPlace(message.type);
    else if (seat) vacate(seat, 53001);
  };
};

const outOfPlace = (type: string): SignalingRefusal =>
  new SignalingRefusal(53004, `This ${type} message is out of place`);
