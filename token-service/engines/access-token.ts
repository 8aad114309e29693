import twilio from "twilio";
import { hmacKeyOf, type SigningKey } from "../base/signing-key.ts";
import type { MintedToken } from "./room-engine.ts";

const { AccessToken } = twilio.jwt;

/**
 * Signs an access token with one video grant for exactly one room.
 *
 * @param ttl lifetime in seconds; Twilio accepts at most 86,400 (error 20157 otherwise)
 * @see https://www.twilio.com/docs/iam/access-tokens
 */
export const mintAccessToken = (
  key: SigningKey,
  ttl: number,
  identity: string,
  room: string,
): MintedToken => {
  // The helper passes the secret on to jsonwebtoken as it is.
  const secret = hmacKeyOf(key) as unknown as string;
  const accessToken = new AccessToken(key.accountSid, key.keySid, secret, { identity, ttl });
  accessToken.addGrant(new AccessToken.VideoGrant({ room }));
  // The helper stamps `iat` in whole seconds when it signs; rounding down promises no second too many.
  const issuedAt = Math.floor(Date.now() / 1000);
  const expiresAt = new Date((issuedAt + ttl) * 1000).toISOString();
  return { token: accessToken.toJwt(), expiresAt, expiresInSeconds: ttl };
};
