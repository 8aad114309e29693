import type { Server } from "node:http";

/** What a client passes to twilio-video's `connect` besides the token and its tracks. */
export interface ConnectOptions {
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
   * @throws ApiError when the room cannot be made ready, or nothing more may be spent
   */
  mintToken(identity: string, room: string): Promise<MintedToken>;
  /**
   * Puts everyone out of the rooms who may not be there, and resolves once they are gone.
   *
   * @throws Error when that could not be done; it is tried again then
   */
  enforce(mayEnter: MayEnter): Promise<void>;
  /** Adds what the engine serves itself, the signalling endpoint for one, to the service's HTTP server. */
  attach(server: Server): void;
  /** How many rooms and participants this process holds now; undefined where they are held elsewhere. */
  census(): { rooms: number; participants: number } | undefined;
  /** Lets go of sockets, timers and files. */
  close(): Promise<void>;
}
