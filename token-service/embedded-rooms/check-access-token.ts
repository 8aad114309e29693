import { createHmac, timingSafeEqual } from "node:crypto";
import * as v from "valibot";
import { SignalingRefusal } from "./signaling-refusal.ts";

/** The key pair that signs and checks access tokens. */
export interface SigningKey {
  /** "AC…", the token's subject. */
  accountSid: string;
  /** "SK…", the token's issuer. */
  keySid: string;
  /** The shared HMAC secret. */
  keySecret: string;
}

/** What a valid access token says. */
export interface AccessGrant {
  identity: string;
  /** The only room that the token opens; undefined when it opens every room. */
  room: string | undefined;
}

// Strict on purpose: an unknown header parameter might be one that we must understand (RFC 7515, section 4.1.11).
const headerSchema = v.strictObject({
  alg: v.literal("HS256"),
  typ: v.literal("JWT"),
  cty: v.literal("twilio-fpa;v=1"),
  twr: v.optional(v.string()),
});

const grantsSchema = v.object({
  identity: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  video: v.object({ room: v.optional(v.string()) }),
});

/**
 * Checks an access token as Twilio's signalling does, with Twilio's code for each fault. It works synchronously (one
 * HMAC, some microseconds), so that the frames of a socket are handled in order without a queue.
 * Token format: twilio 6, lib/jwt/AccessToken.js.
 *
 * @param token the compact JWT as the client sent it
 * @param key the key pair that must have signed it
 * @param nowSeconds seconds since 1970
 * @param times "ignore" leaves exp and nbf unchecked: a resuming SDK can only repeat its original token
 * @throws {SignalingRefusal} 20101 malformed, 20102 header, 20103 issuer or subject, 20107 signature, 20104 expired,
 *   20105 not yet valid, 20106 grants
 */
export const checkAccessToken = (
  token: string,
  key: SigningKey,
  nowSeconds: number,
  times: "check" | "ignore" = "check",
): AccessGrant => {
  const [head, body, signature, ...rest] = token.split(".");
  const header = decode(head);
  const claims = decode(body);
  if (!head || !body || !signature || rest.length > 0 || !header || !claims) {
    throw new SignalingRefusal(20101, "The access token is malformed");
  }
  if (!v.is(headerSchema, header)) throw new SignalingRefusal(20102, "The access token's header is invalid");
  if (claims.iss !== key.keySid || claims.sub !== key.accountSid) {
    throw new SignalingRefusal(20103, "The access token was issued by another key or for another account");
  }
  const expected = createHmac("sha256", key.keySecret).update(`${head}.${body}`).digest("base64url");
  if (!isSame(signature, expected))
    throw new SignalingRefusal(20107, "The access token's signature is invalid");
  if (times === "check") checkTimes(claims, nowSeconds);
  const grants = v.safeParse(grantsSchema, claims.grants);
  if (!grants.success)
    throw new SignalingRefusal(20106, "The access token lacks an identity or a video grant");
  return { identity: grants.output.identity, room: grants.output.video.room || undefined };
};

const checkTimes = ({ exp, nbf }: Record<string, unknown>, nowSeconds: number): void => {
  if (typeof exp !== "number" || exp <= nowSeconds) {
    throw new SignalingRefusal(20104, "The access token has expired or has no expiry");
  }
  if (nbf !== undefined && (typeof nbf !== "number" || nbf > nowSeconds)) {
    throw new SignalingRefusal(20105, "The access token is not valid yet");
  }
};

const decode = (part: string | undefined): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8"));
    return v.is(v.record(v.string(), v.unknown()), value) ? value : undefined;
  } catch {
    return undefined; // Not JSON: the caller calls it malformed.
  }
};

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};
