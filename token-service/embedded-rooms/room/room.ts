import type { RelayLink } from "../relay/relay-link.ts";

/** Which data tracks a participant may publish, which of the others' it is let hear, by their names, and whom it meets. */
export interface Rights {
  publishes(trackName: string): boolean;
  hears(trackName: string): boolean;
  /**
   * Only for a probe, with which a device tests whether it is reached: whether an identity is that device's. A probe meets
   * nobody else, and its stay is a short one.
   */
  isProbeOf?(identity: string): boolean;
}

/** Everything. */
export const allRights: Rights = { publishes: () => true, hears: () => true };

/** A data track that a participant publishes. */
export interface DataTrack {
  /** The publisher's id for it, also the label of its RTCDataChannel. */
  id: string;
  sid: string;
  name: string;
  enabled: boolean;
  priority: string;
}

/** A track that could not be published, with Twilio's code. */
export interface RefusedTrack {
  id: string;
  code: number;
  message: string;
}

/** Someone in a room, with or without a socket at the moment. */
export interface Participant {
  readonly sid: string;
  readonly identity: string;
  /** See `sessionDigest`. */
  readonly session: string;
  /** Whether its client keeps its room however long it cannot resume, see `ClientCapabilities`. */
  outlastsOutages: boolean;
  readonly rights: Rights;
  /** What the others were last told; "disconnected" is the last for as long as it does not come back. */
  state: "connected" | "reconnecting" | "disconnected";
  /** Revision of the last state that the others were told. */
  revision: number;
  /** Revision of the last state that the participant reported of itself; -1 before the first. */
  localRevision: number;
  tracks: DataTrack[];
  refusedTracks: RefusedTrack[];
  /** How often it has come back after it had left for the others. */
  returns: number;
  /** Its connection to the relay; undefined until it can be asked for one. */
  link: RelayLink | undefined;
}

/** A room and all that signalling knows of it. */
export interface Room {
  readonly sid: string;
  readonly name: string;
  /** By SID, in order of joining. */
  readonly participants: Map<string, Participant>;
  /** By SID, those who lost their socket and left for all others, but may come back yet. */
  readonly away: Map<string, Participant>;
}

/** Whether a participant of this identity may be in a room now, whatever its access token says. */
export type MayEnter = (identity: string, room: string) => boolean;

/** What room transitions take from outside, so that they stay decisions only. */
export interface RoomContext {
  nextRevision: () => number;
  mayEnter: MayEnter;
  rightsOf: (identity: string) => Rights;
}

/** Whether a participant is only a probe of another one's device. */
export const isProbe = ({ rights }: Participant): boolean => rights.isProbeOf !== undefined;

const mayMeet = (one: Participant, other: Participant): boolean =>
  one.rights.isProbeOf?.(other.identity) ?? true;

/** Whether two participants are there for each other: a probe and anybody but its own device are not. */
export const canMeet = (one: Participant, other: Participant): boolean =>
  one.sid !== other.sid && mayMeet(one, other) && mayMeet(other, one);

/** Everyone whom a participant meets. */
export const othersIn = (room: Room, participant: Participant): Participant[] =>
  [...room.participants.values()].filter((other) => canMeet(participant, other));

/** Everyone in a room, and those who are away. */
export const inOrAway = (room: Room): Participant[] => [...room.participants.values(), ...room.away.values()];
