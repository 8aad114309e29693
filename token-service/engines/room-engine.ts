import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Hono } from "hono";
import type { ServiceEnv } from "../http/request-context.ts";

/** What a client passes to twilio-video's `connect` besides the token and its tracks. */
interface ConnectOptions {
  /** Signalling endpoint (ws: or wss: URL); absent on Twilio, where the SDK knows its own. */
  wsServer?: string;
  /** Twilio signalling region, for instance `ie1`; absent means the nearest one. */
  region?: string;
  /** Always false: the SDK's telemetry stays off. */
  insights: false;
  /** False on embedded rooms, where each `online` event would only drop a healthy socket. */
  networkMonitor?: false;
}

/** A signed access token. */
export interface MintedToken {
  /** HS256 JWT in Twilio's access token format. */
  token: string;
  /** When the token ends; ISO 8601, UTC. */
  expiresAt: string;
  /** The same as a duration in seconds, for clients whose clock differs. */
  expiresInSeconds: number;
}

/** What has been used of an engine that costs money. */
export interface Usage {
  /** The month in UTC, for instance "2026-11". */
  month: string;
  /** Minutes of all participants together, so far in this month. */
  participantMinutes: number;
  /** How many a month may have; null for any number. */
  budget: number | null;
}

/** Whether a participant of this identity may be in a room now. Answers from memory. */
export type MayEnter = (identity: string, room: string) => boolean;

/** Where rooms live: Twilio's cloud, or this process. The routes need not know which. */
export interface RoomEngine {
  readonly name: "twilio" | "embedded";
  readonly connectOptions: ConnectOptions;
  /** After how many seconds the engine ends a participant's stay; absent where it never does. */
  readonly maxStaySeconds?: number;
  /**
   * Signs a token with which `identity` may enter `room` and no other room, and sees to it that the room is there.
   *
   * @param mostSeconds how long the token lasts at most; as long as usual unless given
   * @throws ApiError when the room cannot be made ready, or nothing more may be spent
   */
  mintToken(identity: string, room: string, mostSeconds?: number): Promise<MintedToken>;
  /**
   * Puts everyone out of the rooms who may not be there, and resolves once they are gone.
   *
   * @throws Error when that could not be done; it is tried again then
   */
  enforce(mayEnter: MayEnter): Promise<void>;
  /**
   * Adds what the engine serves itself, the signalling endpoint for one, to the service's HTTP server, and begins what it
   * does of its own accord.
   *
   * @param onUpgraded told of each connection to the endpoint that stays
   */
  attach(server: Server, onUpgraded?: (connection: Duplex) => void): void;
  /** Routes of the engine's own, for the app to mount at its root; absent or undefined where there are none. */
  routes?(): Hono<ServiceEnv> | undefined;
  /**
   * What has been used of this month; absent where nothing is counted.
   *
   * @param now milliseconds since 1970
   */
  usage?(now?: number): Promise<Usage>;
  /** How many rooms and participants this process holds now; undefined where they are held elsewhere. */
  census(): { rooms: number; participants: number } | undefined;
  /**
   * The identities of all who are in a room and can be reached there now, but probes.
   *
   * @throws Error when that cannot be found out
   */
  present(): Promise<string[]>;
  /** Lets go of sockets, timers and files. */
  close(): Promise<void>;
}
