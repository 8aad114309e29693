/** Every duration of the signalling, in milliseconds unless the name says otherwise. */
export interface SignalingTiming {
  /** Heartbeat period told to clients; they give up after three of silence (twilio-video 2.36.0, es5/twilioconnection.js). */
  heartbeatMs: number;
  /** WebSocket pings go out this often. The browser answers them without JavaScript, so a throttled tab stays alive. */
  pingMs: number;
  /** A socket without any frame or pong for so long is cut. */
  silenceMs: number;
  /** How long a participant without a socket stays in its room. */
  graceMs: number;
  /** How long the session of a participant that left for want of a socket can be resumed after that, as with Twilio. */
  resumeMs: number;
  /** The same as `graceMs` after a restart of the service: more than a client's longest back-off of 10 s (es5/util/backoff.js). */
  restartGraceMs: number;
  /** A socket that has shown no access token within this time is cut. The SDK sends one at once. */
  tokenMs: number;
  /** The same for a socket that has joined no room. */
  joinMs: number;
  /** State is written to disk this long after the first change. */
  saveMs: number;
  /** How long a probe may stay. */
  probeMs: number;
  /** The one timer looks at sockets, graces and probes this often. */
  sweepMs: number;
  /**
   * After so many seconds clients give up resuming; a client that outlasts outages is told a day.
   *
   * It is a little more than `graceMs` and `resumeMs`: by then a resuming client must also be connected to the relay, or the SDK
   * ends its room (es5/signaling/room.js, maybeUpdateState).
   */
  sessionTimeoutSeconds: number;
}

/** Who is gone without a word is out of the others' rooms within 7 s. */
export const defaultSignalingTiming: SignalingTiming = {
  heartbeatMs: 5_000,
  pingMs: 1_500,
  silenceMs: 3_500,
  graceMs: 3_000,
  resumeMs: 30_000,
  restartGraceMs: 15_000,
  tokenMs: 5_000,
  joinMs: 10_000,
  saveMs: 50,
  probeMs: 60_000,
  sweepMs: 250,
  sessionTimeoutSeconds: 35,
};
