import type { ConnectionProblem } from "../../shared/connection-problem.ts";
import type { Engine, Usage } from "../../shared/engine.ts";
import type { Grant, Role } from "../../shared/grant.ts";
import type { PathInUse } from "../../shared/inspection.ts";

/**
 * The data tracks of this extension by name. Everybody but those who only send hears `pings`; everybody hears `receipts`,
 * which carries no pings.
 */
export type TrackName = "pings" | "receipts";

/** What the token service answers: the right to enter one room, and where it is. */
export interface RoomAccess {
  token: string;
  /** This device's identity in the room. */
  identity: string;
  room: string;
  /** What this device may do there; both if the service does not say. */
  role?: Role | undefined;
  /** The data tracks to publish; `pings` alone if the service does not say. */
  tracks?: readonly TrackName[] | undefined;
  /** The rooms that a member may enter; absent for guests. */
  rooms?: Grant[] | undefined;
  /** Whether the service knows this device as a member's. */
  member?: boolean | undefined;
  /** Whether the service lets in anyone who can reach it. */
  openToGuests?: boolean | undefined;
  /** The members who were removed lately, by what `personKey` finds in their identities. */
  removed?: string[] | undefined;
  /** Whose room it is. */
  engine?: Engine | undefined;
  /** What the service's account has used up in this month. */
  usage?: Usage | undefined;
  /** When the token ends by this computer's clock, milliseconds since 1970; absent if the service does not say. */
  tokenExpiresAt?: number | undefined;
  /** What the room's client needs to connect, besides the token. */
  connectOptions: Record<string, unknown>;
  /** How long token and room let one stay last, milliseconds from when the answer came; Infinity if they do not say. */
  stayLimitMs: number;
}

/** How far a participant's data tracks got: all here, not all here yet, or there is none to wait for. */
export interface Path {
  identity: string;
  state: "open" | "missing" | "none";
}

/** Where something came from, as the room tells it. */
export interface Origin {
  /** Identity of the participant. */
  from: string;
  /** Name of their data track; a page of another make calls its own what it likes. */
  track: string;
}

/** What a room tells. Probes are nobody: none is among the others, and only what our own says is heard. */
export interface RoomEvents {
  /** Something arrived on a data track. */
  message(data: unknown, origin: Origin): void;
  /** The identities of the others, whenever somebody joins or leaves. */
  participants(identities: string[]): void;
  /** A data track of this participant is open: what they say on it from now on arrives. */
  reached(identity: string): void;
  /** Somebody may have spoken as somebody else, and neither of the two is heard any more. Told once. */
  imposture(): void;
  /** The connection is being repaired; what was open may still carry messages. */
  reconnecting(): void;
  reconnected(): void;
  /** Over, and not because we left. Nothing comes after it; leaving is still due. */
  ended(problem: ConnectionProblem): void;
}

/** A room that we are in. Nothing outside of its one implementation knows whose product it is. */
export interface Room {
  /**
   * Hands data to everyone in the room who may hear it. Tells nothing of its fate: only a receipt does.
   *
   * @param what a ping, which is not sent at all where one may send none; or a signal, which is all else
   */
  send(data: string, what: "ping" | "signal"): void;
  leave(): void;
}

/** The WebRTC connections under a room. */
export interface RoomConnections {
  /** Those that are not closed, and their paths. */
  paths(): Promise<PathInUse[]>;
  /** The STUN and TURN servers that they were given, with secrets: nothing of these may leave this document. */
  iceServers(): RTCIceServer[];
}

/** A room, and what its client knows of its connection. */
export interface JoinedRoom extends Room {
  /** What is under it; absent where the client does not show it. */
  connections?: RoomConnections;
  /** The ways from the others to us. */
  paths(): Path[];
  /**
   * Whether everybody who is here is let hear our signals: false once somebody who only sends has come into a room where
   * nobody did as we joined it, so that we have no track for receipts.
   */
  isHeard(): boolean;
  /** Whether the client takes its connection for a good one; it finds a dead one within 15 s. */
  isUp(): boolean;
}

/**
 * Joins a room with the data tracks that the access names, and no audio or video.
 *
 * @param signal leaves off joining; once joined it has no effect
 * @throws ConnectionError when the room cannot be joined
 */
export type JoinRoom = (access: RoomAccess, events: RoomEvents, signal: AbortSignal) => Promise<JoinedRoom>;
