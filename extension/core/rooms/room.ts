import type { PathInUse } from "../../shared/inspection.ts";
import type { Role } from "../../shared/team-schema.ts";
import type { ConnectionProblem } from "../access/connection-problem.ts";
import type { RoomAccess } from "../access/request-access.ts";

/** How far a participant's data tracks got: all here, not all here yet, or there is none to wait for. */
export interface Path {
  identity: string;
  state: "open" | "missing" | "none";
}

/** Where something came from, as the room tells it. */
export interface Origin {
  /** Identity of the participant. */
  from: string;
  /** Name of their data track; a page of other software calls its own what it likes. */
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

/** The way to the relay of embedded rooms, over which everything goes. */
export interface RelayPath {
  /** Asks for an answer with this nonce, which may be lost. */
  ask(nonce: string): void;
  /** Has each answer told, with those in the room who have given the relay signs of life and give none any more. */
  onAnswer(listener: (nonce: string, silent: ReadonlySet<string>) => void): void;
}

/** A room, and what its client knows of its connection. */
export interface JoinedRoom extends Room {
  /** What is under it; absent where the client does not show it. */
  connections?: RoomConnections;
  /** Absent where nothing at the other end answers beats: then people prove the connection to each other. */
  relay?: RelayPath;
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

/** A data track that somebody has published. */
interface Published {
  trackName: string;
  /** Whether it is open. */
  isSubscribed: boolean;
}

/**
 * How far somebody's data tracks got to a listener. One who only sends hears none but those named `receipts`, and so has
 * nothing to wait for where there is none. Of a page of other software, whose tracks have names of their own, any one will
 * do; one of this extension is heard in full only over all that it has published.
 *
 * @param role the listener's
 */
export const trackState = (tracks: readonly Published[], role: Role | undefined): Path["state"] => {
  const receipts = tracks.filter(({ trackName }) => trackName === "receipts");
  const heard = role === "publish" ? receipts : tracks;
  const ours = heard.filter(({ trackName }) => trackName === "receipts" || trackName === "pings");
  if (heard.length === 0) return "none";
  const isOpen =
    ours.length > 0
      ? ours.every(({ isSubscribed }) => isSubscribed)
      : heard.some(({ isSubscribed }) => isSubscribed);
  return isOpen ? "open" : "missing";
};
