/** Where an end of a path was found: ICE's types of candidates (RFC 8445, 5.1.1). */
export type CandidateType = "host" | "srflx" | "prflx" | "relay";

/** The WebRTC connection of a room to its server, and the path that it has chosen. */
export interface PathInUse {
  state: RTCPeerConnectionState;
  /** The ends of the path, which is absent until one is chosen. */
  chosen?: {
    local: CandidateType;
    remote: CandidateType;
    /** What it runs over. */
    protocol: "udp" | "tcp";
    /** What our TURN server is reached over, if our end is at one. */
    relayProtocol?: "udp" | "tcp" | "tls";
    /** Milliseconds, as last measured. */
    roundTripMs?: number;
  };
}

/** What the document that holds the rooms knows of one of them, and nothing of it is a secret. */
export interface RoomInspection {
  room: string;
  paths: PathInUse[];
  /** Addresses of STUN and TURN servers, such as `turn:ping.example:3478`. */
  iceServers: string[];
  /** When it is to be left and joined anew, milliseconds from now on; absent where nothing limits a stay. */
  rejoin?: { opensInMs: number; closesInMs: number };
}

/** Which way notifications take to the screen: by the document that holds the rooms itself, or by the service worker. */
export type NotificationWay = "direct" | "by-worker";

/** What the document that holds the rooms knows. */
export interface Inspection {
  /** The room client and its version. */
  client: string;
  /** The way that the last notification took. */
  notifications: NotificationWay;
  rooms: RoomInspection[];
}

/** The ways in which WebRTC may get through: without any help, by a public address, by a TURN server. */
export const ways = ["host", "reflexive", "relay"] as const;
export type Way = (typeof ways)[number];

/**
 * What came of trying a way; `untested` where that says nothing of the network: the service names no server that the way
 * takes, no room is joined that could name one, or nothing answered that could try.
 */
export type Reach =
  | { verdict: "works" | "fails"; tookMs: number }
  | { verdict: "untested"; why: "no-server" | "no-room" | "no-answer" };
