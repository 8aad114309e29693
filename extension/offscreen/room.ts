import type { ConnectionProblem } from "../shared/connection-problem.ts";
import type { Grant, Role } from "../shared/grant.ts";

/** What the token service answers: the right to enter one room, and where it is. */
export interface RoomAccess {
  token: string;
  /** This device's identity in the room. */
  identity: string;
  room: string;
  /** What this device may do there; both if the service does not say. */
  role?: Role | undefined;
  /** The data tracks to publish; `pings` alone if the service does not say. */
  tracks?: readonly ("pings" | "receipts")[] | undefined;
  /** The rooms that a member may enter; absent for guests. */
  rooms?: Grant[] | undefined;
  /** Whether the service knows this device as a member's. */
  member?: boolean | undefined;
  /** Whether the service lets in anyone who can reach it. */
  openToGuests?: boolean | undefined;
  /** What the room's client needs to connect, besides the token. */
  connectOptions: Record<string, unknown>;
  /** How long token and room let one stay last, milliseconds from when the answer came; Infinity if they do not say. */
  stayLimitMs: number;
}

/** How far a participant's data track got: here, not here yet, or there is none to wait for. */
export interface Path {
  identity: string;
  state: "open" | "missing" | "none";
}

/** What a room tells. */
export interface RoomEvents {
  /** Something arrived on the data track of the participant with this identity. */
  message(data: unknown, from: string): void;
  /** The identities of the others, whenever somebody joins or leaves. */
  participants(identities: string[]): void;
  /** This participant's data track is open: what they say from now on arrives. */
  reached(identity: string): void;
  /** The connection is being repaired; what was open may still carry messages. */
  reconnecting(): void;
  reconnected(): void;
  /** Over, and not because we left. Nothing comes after it; leaving is still due. */
  ended(problem: ConnectionProblem): void;
}

/** A room that we are in. Nothing outside of its one implementation knows whose product it is. */
export interface Room {
  /** Hands data to everyone in the room. Tells nothing of its fate: only a receipt does. */
  send(data: string): void;
  leave(): void;
}

/** A room, and what its client knows of its connection. */
export interface JoinedRoom extends Room {
  /** The ways from the others to us. */
  paths(): Path[];
  /** Whether the client takes its connection for a good one; it finds a dead one within 15 s. */
  isUp(): boolean;
}

/**
 * Joins a room with one data track and no audio or video.
 *
 * @param signal leaves off joining; once joined it has no effect
 * @throws ConnectionError when the room cannot be joined
 */
export type JoinRoom = (access: RoomAccess, events: RoomEvents, signal: AbortSignal) => Promise<JoinedRoom>;
