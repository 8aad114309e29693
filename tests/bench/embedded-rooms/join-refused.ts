/** Why somebody could not join: a Twilio error code, an HTTP status or a WebSocket close code. */
export class JoinRefused extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`refused with ${code}`);
    this.code = code;
  }
}
