/**
 * A client may not go on, and the SDK is told why: connect() rejects, or the room disconnects, with this code.
 * An `error` message is always fatal for the client that gets it (twilio-video 2.36.0,
 * es5/signaling/v2/twilioconnectiontransport.js, handleMessage).
 */
export class SignalingRefusal extends Error {
  override readonly name = "SignalingRefusal";
  /** A Twilio error code; for a known one the SDK shows its own text (es5/util/twilio-video-errors.js). */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
