import jwt from "jsonwebtoken";
import * as v from "valibot";
import { hmacKeyOf, type SigningKey } from "../../base/signing-key.ts";
import { SignalingRefusal } from "../signaling/signaling-refusal.ts";
import { isLongerThan, longestName } from "./room-name.ts";

/** What a valid access token says. */
export interface AccessGrant {
  identity: string;
  /** The only room that the token opens; undefined when it opens every room. */
  room: string | undefined;
}

// Strict on purpose: the service might have to understand an unknown header parameter (RFC 7515, section 4.1.11).
const headerSchema = v.strictObject({
  alg: v.literal("HS256"),
  typ: v.literal("JWT"),
  cty: v.literal("twilio-fpa;v=1"),
  twr: v.optional(v.string()),
});

const claimsSchema = v.object({
  iss: v.string(),
  sub: v.string(),
  grants: v.optional(v.unknown()),
});

const grantsSchema = v.object({
  identity: v.pipe(v.string(), v.minLength(1)),
  video: v.object({ room: v.optional(v.string()) }),
});

/**
 * Checks an access token as Twilio's signalling does, with Twilio's code for each fault (format: twilio 6,
 * lib/jwt/AccessToken.js). It works synchronously, so that the frames of a socket are handled in order without a queue.
 *
 * @param token the compact JWT as the client sent it
 * @param key the key pair that must have signed it
 * @param nowSeconds seconds since 1970
 * @param times "ignore" leaves exp and nbf unchecked: a resuming SDK can only repeat its original token
 * @throws {SignalingRefusal} 20101 malformed, 20102 header, 20103 issuer or subject, 20107 signature, 20104 expired,
 *   20105 not yet valid, 20106 grants, 53201 an identity of over 128 characters
 */
export const checkAccessToken = (
  token: string,
  key: SigningKey,
  nowSeconds: number,
  times: "check" | "ignore" = "check",
): AccessGrant => {
  const { header, payload } = decode(token);
  if (!v.is(headerSchema, header)) throw new SignalingRefusal(20102, "The access token's header is invalid");
  if (!v.is(claimsSchema, payload) || payload.iss !== key.keySid || payload.sub !== key.accountSid) {
    throw new SignalingRefusal(20103, "The access token was issued by another key or for another account");
  }
  try {
    jwt.verify(token, hmacKeyOf(key), {
      algorithms: ["HS256"],
      clockTimestamp: nowSeconds,
      ignoreExpiration: times === "ignore",
      ignoreNotBefore: times === "ignore",
    });
  } catch (error) {
    throw refusalOf(error);
  }
  if (times === "check" && !("exp" in payload)) {
    throw new SignalingRefusal(20104, "The access token has no expiry");
  }
  const grants = v.safeParse(grantsSchema, payload.grants);
  if (!grants.success) {
    throw new SignalingRefusal(20106, "The access token lacks an identity or a video grant");
  }
  const { identity } = grants.output;
  if (isLongerThan(identity, longestName)) {
    throw new SignalingRefusal(53201, `An identity has at most ${longestName} characters`);
  }
  return { identity, room: grants.output.video.room || undefined };
};

const decode = (token: string): { header: unknown; payload: unknown } => {
  let decoded: jwt.Jwt | null = null;
  try {
    decoded = jwt.decode(token, { complete: true });
  } catch {
    // Its header is no JSON: malformed, as when null is returned.
  }
  if (decoded && typeof decoded.payload === "object" && decoded.signature !== "") return decoded;
  throw new SignalingRefusal(20101, "The access token is malformed");
};

const refusalOf = (error: unknown): SignalingRefusal => {
  if (error instanceof jwt.TokenExpiredError)
    return new SignalingRefusal(20104, "The access token has expired");
  if (error instanceof jwt.NotBeforeError) {
    return new SignalingRefusal(20105, "The access token is not valid yet");
  }
  const { message } = error as Error;
  if (message === "invalid exp value")
    return new SignalingRefusal(20104, "The access token's expiry is invalid");
  if (message === "invalid nbf value") {
    return new SignalingRefusal(20105, "The access token's first moment is invalid");
  }
  return new SignalingRefusal(20107, "The access token's signature is invalid");
};
