/** The key pair that signs access tokens: a Twilio API key, or one generated for embedded rooms. */
export interface SigningKey {
  /** Subject of the tokens: `AC` and 32 hexadecimal digits. */
  accountSid: string;
  /** Issuer of the tokens: `SK` and 32 hexadecimal digits. */
  keySid: string;
  /** The shared secret of HMAC-SHA256. */
  keySecret: string;
}
