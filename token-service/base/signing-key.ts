import { createSecretKey, type KeyObject } from "node:crypto";

/** The key pair that signs access tokens: a Twilio API key, or one generated for embedded rooms. */
export interface SigningKey {
  /** Subject of the tokens: `AC` and 32 hexadecimal digits. */
  accountSid: string;
  /** Issuer of the tokens: `SK` and 32 hexadecimal digits. */
  keySid: string;
  /** The shared secret of HMAC-SHA256. */
  keySecret: string;
}

const keys = new WeakMap<SigningKey, KeyObject>();

/**
 * The shared secret as Node's crypto takes it. With a text, jsonwebtoken first tries for each token whether it is a PEM,
 * which costs more than the rest of a signature (jsonwebtoken 9.0.3, sign.js and verify.js).
 */
export const hmacKeyOf = (signingKey: SigningKey): KeyObject => {
  const known = keys.get(signingKey) ?? createSecretKey(signingKey.keySecret, "utf8");
  keys.set(signingKey, known);
  return known;
};
