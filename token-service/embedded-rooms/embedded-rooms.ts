import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import type { SigningKey } from "../base/signing-key.ts";
import { checkAccessToken } from "./admission/check-access-token.ts";

import { type IceServerSettings, issueIceServers } from "./ice-servers.ts";
import { createNewcomers } from "./newcomers.ts";
import type { Relay } from "./relay/relay.ts";
import { createRevisionClock } from "./room/ids.ts";
import { allRights, type MayEnter, type Rights, type RoomContext } from "./room/room.ts";
import { defaultRoomLimits, type RoomLimits } from "./room-limits.ts";
import { createRooms } from "./rooms.ts";
import { acceptUpgrades, type ClientCapabilities } from "./signaling/accept-upgrades.ts";
import { createSignalingSocket, type SignalingSocket } from "./signaling/signaling-socket.ts";
import { defaultSignalingTiming, type SignalingTiming } from "./signaling/signaling-timing.ts";
import { watchSockets } from "./signaling/watch-sockets.ts";
import { createRoomDirectory } from "./state/room-directory.ts";
import { restoreRoom, takeSnapshot } from "./state/room-snapshot.ts";
import { createRoomStore } from "./state/room-store.ts";

/** What embedded rooms need from the service around them. */
export interface EmbeddedRoomsOptions {
  /** The key pair that signs and checks access tokens. */
  signingKey: SigningKey;
  /** STUN and TURN servers for the clients, see `iceServersSchema`. */
  iceServers: IceServerSettings;
  /** How long time-limited credentials for TURN servers last in seconds; a day unless given. */
  iceTtlSeconds?: number;
  /** Makes of the path that was asked for the one below which /signaling is; unchanged unless given. */
  readPath?: (path: string) => string;
  /** Where a client is that opens a socket; the other end of its connection unless given. */
  addressOf?: (request: IncomingMessage) => string;
  /** Whether pages of this origin may join; undefined when the client sent no Origin. */
  isAllowedOrigin: (origin: string | undefined) => boolean;
  /**
   * Who may be in which room besides having a token for it; everybody unless given. The rooms ask it at each joining and
   * resuming, and at the start for everybody in them. For people who are inside already see `enforce`.
   */
  mayEnter?: MayEnter;
  /** What a participant may publish and hear, for as long as it is called so; everything unless given. */
  rightsOf?: (identity: string) => Rights;
  /**
   * The member of a team whose device a participant of this identity is; undefined for guests, who can take another
   * identity for nothing. Members find a place before guests do. Everybody is a guest unless given.
   */
  memberOf?: (identity: string) => string | undefined;
  /** Folder where rooms survive a restart; undefined keeps them in memory only. */
  stateFolder: string | undefined;
  /** Through which the participants hear each other. It is not closed with the rooms. */
  relay: Relay;
  log: Logger;
  limits?: Partial<RoomLimits>;
  timing?: Partial<SignalingTiming>;
}

/** Embedded rooms that run. */
export interface EmbeddedRooms {
  /** Serves /signaling on this HTTP server. @param onUpgraded told of each connection that became a socket */
  attach(server: Server, onUpgraded?: (connection: Duplex) => void): void;
  /** Number of rooms and participants now, for /health. */
  census(): { rooms: number; participants: number };
  /** The identities of all who have a socket and a place in a room, but probes. */
  present(): string[];
  /**
   * Puts a participant out of a room, as a removal by Twilio's REST API does: its SDK sees the room disconnect without an
   * error. Its token stays valid. Returns whether the participant was there.
   */
  removeParticipant(room: string, identity: string): boolean;
  /**
   * Puts out in the same way everyone for whom `mayEnter` is false, also those who lost their socket and are awaited back.
   * Resolves once that is saved, so that no restart brings them back.
   */
  enforce(mayEnter: MayEnter): Promise<void>;
  /** Stops: saves state, ends sockets with 1012 so that clients resume at the next start. */
  close(): Promise<void>;
}

const aDay = 86_400;

/** Revisions told in the last moment before a kill were perhaps not saved; the next run starts this far above. */
const unsavedRevisions = 60_000;

/**
 * Rooms for the unmodified twilio-video SDK: authenticates, keeps the roster, and has the relay connect everybody with it. Rooms
 * from the state folder wait for their people to come back.
 *
 * @throws when the state folder cannot be made or listed
 */
export const createEmbeddedRooms = async (options: EmbeddedRoomsOptions): Promise<EmbeddedRooms> => {
  const log = options.log.child({ part: "embedded-rooms" });
  const limits: RoomLimits = { ...defaultRoomLimits, ...options.limits };
  const timing: SignalingTiming = { ...defaultSignalingTiming, ...options.timing };
  const now = () => performance.now();
  const nowSeconds = () => Math.floor(Date.now() / 1000);

  const directory = createRoomDirectory(limits.rooms);
  const store = createRoomStore(
    options.stateFolder,
    timing.saveMs,
    (room) =>
      directory.rooms.get(room.name) === room ? takeSnapshot(room, context.nextRevision()) : undefined,
    log,
  );
  const snapshots = await store.load();
  const nextRevision = createRevisionClock(
    snapshots.reduce((highest, { revision }) => Math.max(highest, revision + unsavedRevisions), 0),
  );
  const { mayEnter = () => true, rightsOf = () => allRights, memberOf = () => undefined } = options;
  const context: RoomContext = { nextRevision, mayEnter, rightsOf };
  for (const snapshot of snapshots) directory.add(restoreRoom(snapshot, context));

  const newcomers = createNewcomers(limits, timing, (socket) => rooms.isSeated(socket));
  const rooms = createRooms({
    directory,
    store,
    limits,
    timing,
    context,
    relay: options.relay,
    now,
    log,
    memberOf,
    showedToken: newcomers.showedToken,
    checkToken: (token, times) => checkAccessToken(token, options.signingKey, nowSeconds(), times),
    iceServersFor: (identity) =>
      issueIceServers(options.iceServers, identity, nowSeconds(), options.iceTtlSeconds ?? aDay),
  });
  for (const room of directory.rooms.values()) store.save(room);
  rooms.enforce(mayEnter);
  rooms.awaitReturns(timing.restartGraceMs);

  const sockets = new Map<SignalingSocket, Promise<void>>();
  const stopWatching = watchSockets(() => sockets.keys(), timing, rooms.isSeated, rooms.sweep, now);
  const detachments: (() => void)[] = [];
  const welcome = JSON.stringify({ type: "welcome", negotiatedTimeout: timing.heartbeatMs });
  let isClosing = false;

  const accept = (ws: WebSocket, address: string, capabilities: ClientCapabilities): void => {
    const owner = {
      receive: rooms.receive,
      ended: (...ended: Parameters<typeof rooms.ended>) => {
        if (!isClosing) rooms.ended(...ended);
      },
    };
    const socket = createSignalingSocket(ws, address, capabilities, welcome, limits, owner, now, log);
    const closed = new Promise<void>((resolve) => ws.on("close", () => resolve()));
    sockets.set(
      socket,
      closed.then(() => {
        sockets.delete(socket);
        newcomers.remove(socket);
      }),
    );
    newcomers.add(socket);
  };
  return {
    attach: (server, onUpgraded = () => {}) => {
      const rules = {
        readPath: options.readPath ?? ((path: string) => path),
        isAllowedOrigin: options.isAllowedOrigin,
        addressOf: options.addressOf ?? (({ socket }: IncomingMessage) => socket.remoteAddress ?? ""),
        makeSpace: (network: string) =>
          !isClosing && newcomers.makeSpaceFor(network, sockets.size >= limits.sockets),
        onUpgraded,
        frameBytes: limits.frameBytes,
      };
      detachments.push(acceptUpgrades(server, rules, accept));
    },
    census: () => ({ rooms: directory.rooms.size, participants: directory.participantCount() }),
    present: rooms.present,
    removeParticipant: rooms.remove,
    enforce: async (mayEnter) => {
      rooms.enforce(mayEnter);
      await store.flush();
    },
    close: async () => {
      isClosing = true;
      stopWatching();
      rooms.close();
      for (const socket of sockets.keys()) socket.close(1012);
      await Promise.all([store.close(), ...sockets.values()]);
      // Not before: a client that dials again at once must be refused, and not be left waiting for an answer.
      for (const detach of detachments) detach();
    },
  };
};
