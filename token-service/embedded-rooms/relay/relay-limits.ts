/** What one member may say through the relay, and what the relay keeps for one. */
export interface RelayLimits {
  /** Bytes in one message; a longer one goes no further. */
  messageBytes: number;
  /** Messages that a member may say at once, before `messagesPerSecond` counts. */
  messageBurst: number;
  messagesPerSecond: number;
  /**
   * Bytes that wait to be read by one member, besides `sendBufferBytes`; what comes then is dropped for them, and receipts bring it
   * again.
   */
  unreadBytes: number;
  /** Bytes that the library keeps of what is on its way to one member. */
  sendBufferBytes: number;
  /** Channels that a member may have open. */
  channels: number;
}

/** A ping is cut into messages of 16 KiB (`extension/shared/sealing`), and the SDK publishes four tracks at most here. */
export const relayLimits: RelayLimits = {
  messageBytes: 16_384,
  messageBurst: 400,
  messagesPerSecond: 200,
  unreadBytes: 262_144,
  sendBufferBytes: 131_072,
  channels: 16,
};

/** The label of the channel by which a member asks for a proof that the way to the relay holds. */
export const beatLabel = "beat";

/** After so long without a beat a member that has beaten before counts as silent, in milliseconds. */
export const silentAfterMs = 25_000;
