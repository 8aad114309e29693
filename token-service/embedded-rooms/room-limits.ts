/** What one service, one room and one socket may use at most. */
export interface RoomLimits {
  /** Rooms at a time; beyond it a new room is refused with 53103. */
  rooms: number;
  /** Participants in a room; beyond it joining is refused with 53105. */
  participantsPerRoom: number;
  /** Data tracks that one participant publishes; beyond it publishing fails with 53305. */
  tracksPerParticipant: number;
  /** Open sockets; beyond it the upgrade is answered with 503. */
  sockets: number;
  /** Bytes in one incoming frame; a larger one closes its socket with 1009. */
  frameBytes: number;
  /** Bytes waiting to be read by one client before its socket is dropped. */
  unreadBytes: number;
  /**
   * Frames that a socket may send at once, before `framesPerSecond` counts. Every 4 kB count as one more, and so does every
   * message that the others must be sent because of it.
   */
  frameBurst: number;
  /** Frames per second that a socket may send in the long run. */
  framesPerSecond: number;
}

/**
 * 50 people is Twilio's own limit. The rest leaves a full room space: one that is entered by all 50 at once sends
 * under 1,000 frames per socket, and a `sync` with 49 offers has about 350 kB.
 */
export const defaultRoomLimits: RoomLimits = {
  rooms: 5_000,
  participantsPerRoom: 50,
  tracksPerParticipant: 16,
  sockets: 20_000,
  frameBytes: 1_048_576,
  unreadBytes: 2_097_152,
  frameBurst: 4_000,
  framesPerSecond: 200,
};
