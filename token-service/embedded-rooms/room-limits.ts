/** What one service, one room and one socket may use at most. */
export interface RoomLimits {
  /** Rooms at a time; beyond it a new room is refused with 53103. */
  rooms: number;
  /** Participants in a room; beyond it joining is refused with 53105. */
  participantsPerRoom: number;
  /** Data tracks that one participant publishes; beyond it publishing fails with 53203. */
  tracksPerParticipant: number;
  /** Sockets that have not joined a room yet; beyond it one of them is ended for each that comes, see `Newcomers`. */
  newcomers: number;
  /** The same for those of one network, see `networkOf`. */
  newcomersPerNetwork: number;
  /** Open sockets; beyond it the upgrade is answered with 503. */
  sockets: number;
  /** Bytes in one incoming frame; a larger one closes its socket with 1009. */
  frameBytes: number;
  /** Bytes waiting to be read by one client before its socket is dropped. */
  unreadBytes: number;
  /**
   * Frames that a socket may send at once, before `framesPerSecond` counts. Every 4 kB count as one more, and so does what
   * the others must be sent because of them.
   */
  frameBurst: number;
  /** Frames per second that a socket may send in the long run. */
  framesPerSecond: number;
  /**
   * Frames about comings, goings and tracks that a room's members may be sent at once because of one network, counted in
   * the same way but over all its sockets, one after the other too; beyond it joining is refused with 53006.
   */
  fanOutBurst: number;
  /** The same per second in the long run. */
  fanOutPerSecond: number;
}

/**
 * 50 people is Twilio's own limit. The rest leaves a full room space: one that is entered by all 50 at once sends
 * under 1,000 frames per socket, and a `sync` with 49 offers has about 350 kB.
 *
 * What those who have shown no token can make the service hold in unfinished frames is `newcomers` × `frameBytes`, 128 MiB,
 * and 32 MiB from one network. 50 people who join at once are within `newcomersPerNetwork`, through one proxy too.
 *
 * One network can make a room's members be sent `fanOutBurst` × 4 kB, 41 MB, at once and 0.8 MB/s from then on.
 */
export const defaultRoomLimits: RoomLimits = {
  rooms: 5_000,
  participantsPerRoom: 50,
  tracksPerParticipant: 4,
  newcomers: 256,
  newcomersPerNetwork: 64,
  sockets: 20_000,
  frameBytes: 524_288,
  unreadBytes: 2_097_152,
  frameBurst: 4_000,
  framesPerSecond: 200,
  fanOutBurst: 10_000,
  fanOutPerSecond: 200,
};
