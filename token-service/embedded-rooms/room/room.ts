import type { PeerPair } from "../peer-pair/peer-pair.ts";

/** Which data tracks a participant may publish, and which of the others' it is let hear, by their names; and whom it meets. */
export interface Rights {
  publishes(trackName: string): boolean;
  hears(trackName: string): boolean;
  /**
   * Whether a connection with somebody of this identity, whom it meets, is of any use: not where neither may hear what the other
   * says. Of use with everybody unless given.
   */
  connectsWith?(identity: string): boolean;
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
  /** The publisher's id for it, also its RTCDataChannel's label. */
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
  /** Whether its client calls each data channel by the connection that it is on, see `channelId`. */
  pairsChannels: boolean;
  /** Whether its client keeps its room however long it cannot resume, see `ClientCapabilities`. */
  outlastsOutages: boolean;
  readonly rights: Rights;
  /** What the others were last told. */
  state: "connected" | "reconnecting";
  /** Revision of the last state that the others were told. */
  revision: number;
  /** Revision of the last state that the participant reported of itself; -1 before the first. */
  localRevision: number;
  tracks: DataTrack[];
  refusedTracks: RefusedTrack[];
}

/** A room and all that signalling knows of it. */
export interface Room {
  readonly sid: string;
  readonly name: string;
  /** By SID, in order of joining. */
  readonly participants: Map<string, Participant>;
  /** By SID, those who lost their socket and left for all others, but may come back yet. */
  readonly away: Map<string, Participant>;
  /** By id; one for every two participants who are to be connected. */
  readonly pairs: Map<string, PeerPair>;
}

/** Whether a participant of this identity may be in a room now, whatever its access token says. */
export type MayEnter = (identity: string, room: string) => boolean;

/** What room transitions take from outside, so that they stay decisions only. */
export interface RoomContext {
  nextRevision: () => number;
  newPairId: () => string;
  /** Monotonic milliseconds. */
  now: () => number;
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

const mayConnect = (one: Participant, other: Participant): boolean =>
  one.rights.connectsWith?.(other.identity) ?? true;

/** Whether two participants who meet are to have a connection, over which they hear each other. */
export const areConnected = (one: Participant, other: Participant): boolean =>
  canMeet(one, other) && mayConnect(one, other) && mayConnect(other, one);

/** Everyone whom a participant meets. */
export const othersIn = (room: Room, participant: Participant): Participant[] =>
  [...room.participants.values()].filter((other) => canMeet(participant, other));

/** The pair of two participants, if there is one. */
export const pairOf = (room: Room, one: string, other: string): PeerPair | undefined => {
  for (const pair of room.pairs.values()) {
    if (pair.members.includes(one) && pair.members.includes(other)) return pair;
  }
  return undefined;
};

/** Whether a participant has a connection with anybody. */
export const hasPair = (room: Room, sid: string): boolean => {
  for (const { members } of room.pairs.values()) if (members.includes(sid)) return true;
  return false;
};

/**
 * The participants whose only connection is an unsure one with this participant: lost, or not up yet. When it leaves, their
 * clients may count down to the end of their rooms, see `Loopbacks`.
 */
export const strandedBy = (room: Room, leaver: Participant): Participant[] => {
  const partners = new Map<string, PeerPair[]>();
  for (const pair of room.pairs.values()) {
    for (const sid of pair.members) partners.set(sid, [...(partners.get(sid) ?? []), pair]);
  }
  return othersIn(room, leaver).filter(({ sid }) => {
    const [only, another] = partners.get(sid) ?? [];
    if (!only?.members.includes(leaver.sid) || another) return false;
    return leaver.state === "reconnecting" || !only.settled;
  });
};

/** Everyone in a room, and those who are away. */
export const inOrAway = (room: Room): Participant[] => [...room.participants.values(), ...room.away.values()];
