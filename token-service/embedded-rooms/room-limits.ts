/** Bytes of a frame that cost as much as one more frame. */
const bytesPerFrame = 4_096;

/**
 * What a frame of so many bytes costs: one, and one more for every 4 kB. Large frames cost more, so that the work is bounded and not
 * only the count.
 */
export const frameCost = (bytes: number): number => 1 + bytes / bytesPerFrame;

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
   * Frames that a socket may send at once, before `framesPerSecond` counts. See `frameCost` for large ones; what the others
   * must be sent because of them counts as well.
   */
  frameBurst: number;
  /** Frames per second that a socket may send in the long run. */
  framesPerSecond: number;
  /**
   * Frames about comings, goings and tracks that a room's people may be sent at once because of one member or one guest,
   * over all their sockets. Beyond it joining is refused with 53006, and resuming waits.
   */
  ownFanOutBurst: number;
  /** The same per second in the long run. */
  ownFanOutPerSecond: number;
  /** The same, for the joining of guests of one network who were in the room before, all together. */
  fanOutBurst: number;
  fanOutPerSecond: number;
  /** The same, for guests of one network who come for the first time. */
  firstFanOutBurst: number;
  firstFanOutPerSecond: number;
  /** After so many milliseconds in a room a guest may come back to it whatever others of the network have spent. */
  regularAfterMs: number;
}

/**
 * 50 people is Twilio's own limit, and the rest leaves a full room space. When all 50 enter at once, each socket gets under
 * 1,000 frames; a `sync` with 49 offers has about 350 kB.
 *
 * Clients without a token can make the service hold `newcomers` × `frameBytes` in unfinished frames: 128 MiB, and 32 MiB
 * from one network. 50 people who join at once are within `newcomersPerNetwork`, through one proxy too.
 *
 * Joining and leaving a full room costs somebody some 120, being lost and coming back as much again. With the usual
 * `RATE_LIMIT` one network has 300 new guests a minute, whose joining costs less than half of `firstFanOutPerSecond`.
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
  ownFanOutBurst: 1_500,
  ownFanOutPerSecond: 30,
  fanOutBurst: 10_000,
  fanOutPerSecond: 200,
  firstFanOutBurst: 10_000,
  firstFanOutPerSecond: 1_000,
  regularAfterMs: 60_000,
};
