/** Why the relay cannot run: another program has its port, or the native library is not there for this platform. */
export type RelayFailure = "port-taken" | "no-library" | "crashed";

/** What the service tells its relay process. `connection` is a key that the service mints and no client knows. */
export type RelayCommand =
  /** Where members find the relay from now on. @param addresses IP addresses */
  | { type: "announce"; addresses: readonly string[] }
  /** Opens a connection by answering a client's offer. @param member SID of the participant */
  | { type: "answer"; connection: string; member: string; offer: string }
  /** Opens a connection by an offer of the relay's, for a client whose own would have no data section. */
  | { type: "offer"; connection: string; member: string }
  /** The client's answer to that. */
  | { type: "accept"; connection: string; answer: string }
  | ({ type: "route"; connection: string } & RouteChanges)
  | { type: "close"; connection: string };

/** What changes in what a connection may say and hears. */
export interface RouteChanges {
  /** Tracks that it may speak on from now on: the label of its channel, and the track's SID. */
  publish: [label: string, track: string][];
  /** Labels that it may speak on no more. */
  unpublish: string[];
  /** Tracks that it hears from now on: their SID, and the label of the channel that the relay opens for each. */
  hear: [track: string, label: string][];
  /** SIDs of tracks that it hears no more. */
  unhear: string[];
}

/** Why messages went no further, and how many. */
export interface Refusals {
  /** Said on a channel that stands for no track of the member's. */
  label: number;
  /** Longer than a message may be. */
  size: number;
  /** More than the member may say. */
  rate: number;
  /** Not taken by a receiver who does not keep up. */
  unread: number;
}

/** What the relay process tells the service; of a crash it tells nothing. */
export type RelayEvent =
  | { type: "ready" }
  | { type: "failed"; reason: Exclude<RelayFailure, "crashed"> }
  /** The relay's side of a connection. */
  | { type: "described"; connection: string; description: { type: "answer" | "offer"; sdp: string } }
  /** A connection that is of no use any more, or never was. */
  | { type: "ended"; connection: string }
  /** What was refused in the last second. */
  | { type: "refused"; connection: string; refusals: Refusals };
