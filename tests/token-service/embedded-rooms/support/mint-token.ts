import twilio from "twilio";
import { signingKey } from "./signing-key.ts";

const { AccessToken } = twilio.jwt;

/**
 * Signs an access token with Twilio's own helper.
 *
 * @param room the only room it opens; undefined for any
 * @param ttl seconds; negative for a token that has expired
 */
export const mintToken = (
  identity: string,
  room?: string,
  { ttl = 600, key = signingKey, nbf }: { ttl?: number; key?: typeof signingKey; nbf?: number } = {},
): string => {
  const options = { identity, ttl, ...(nbf !== undefined && { nbf }) };
  const token = new AccessToken(key.accountSid, key.keySid, key.keySecret, options);
  token.addGrant(new AccessToken.VideoGrant(room === undefined ? {} : { room }));
  return token.toJwt();
};
