import { compactVerify, importJWK } from "jose";
import * as v from "valibot";
import type { ApiError } from "../base/api-error.ts";
import type { DeviceKey } from "../team/device.ts";
import { assertionError } from "./read-assertion.ts";

/** A browser keeps the address as its user wrote it, and `/%c3%a9quipe` is `/%C3%A9quipe` (RFC 3986, section 6.2.2). */
const sameAddress = (expected: string) => {
  const canonical = (address: string): string =>
    address.replace(/%[\da-f]{2}/gi, (triplet) => {
      const letter = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
      return /[\w.~-]/.test(letter) ? letter : triplet.toUpperCase();
    });
  return v.pipe(
    v.string(),
    v.check((text) => canonical(text) === canonical(expected)),
  );
};

const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(1e11));

/**
 * What a device says when it asks for something. `htm` and `htu` bind the assertion to one route, as in RFC 9449.
 *
 * @param thumbprint of the key that signed it
 * @param audience the service's address
 * @param path of the route
 */
const assertionClaims = (thumbprint: string, audience: string, path: string) =>
  v.object({
    iss: v.literal(thumbprint),
    sub: v.literal(thumbprint),
    aud: sameAddress(audience),
    htm: v.literal("POST"),
    htu: sameAddress(audience + path),
    iat: seconds,
    exp: seconds,
    jti: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)),
  });

const longestSeconds = 120;
const clockSeconds = 60;

/** What an assertion must fit. */
export interface AssertionUse {
  /** Key of the device, which is not believed to have signed it yet. */
  publicKey: DeviceKey;
  /** RFC 7638 thumbprint of that key. */
  thumbprint: string;
  /** The service's public address, without a slash at the end. */
  audience: string;
  /** The route, for instance `/token`. */
  path: string;
  /** The service's time in milliseconds since 1970. */
  now: number;
}

/** An assertion that its device has signed, for this service and this route, just now. */
export interface CheckedAssertion {
  /** Differs from the id of every other assertion, of any device. */
  id: string;
  /** From when on it is refused anyway; milliseconds since 1970. */
  expiresAt: number;
}

const invalid = (message: string, cause?: unknown): ApiError =>
  assertionError("assertion_invalid", message, { cause });

const signedPayload = async (jwt: string, publicKey: DeviceKey): Promise<unknown> => {
  try {
    const key = await importJWK({ ...publicKey }, "ES256");
    const { payload } = await compactVerify(jwt, key, { algorithms: ["ES256"] });
    return JSON.parse(new TextDecoder().decode(payload));
  } catch (cause) {
    throw invalid("The device assertion was not signed with this device's key.", cause);
  }
};

/**
 * Checks the signature and the claims of a device assertion. Whether it was used before is not known here.
 *
 * @throws ApiError 401: `assertion_invalid`; `clock_differs`, with the service's time, when it is from another minute
 */
export const checkAssertion = async (
  jwt: string,
  { publicKey, thumbprint, audience, path, now }: AssertionUse,
): Promise<CheckedAssertion> => {
  const payload = await signedPayload(jwt, publicKey);
  const claims = v.safeParse(assertionClaims(thumbprint, audience, path), payload, { abortEarly: true });
  if (!claims.success) {
    const claim = v.getDotPath(claims.issues[0]) ?? "set of claims";
    throw invalid(`The device assertion's ${claim} does not fit a POST to ${audience}${path}.`);
  }
  const { iat, exp, jti } = claims.output;
  if (exp <= iat || exp - iat > longestSeconds) {
    throw invalid(`The device assertion must last for at most ${longestSeconds} seconds.`);
  }
  if (Math.abs(now / 1000 - iat) > clockSeconds || exp * 1000 <= now) {
    const serverTime = new Date(now).toISOString();
    throw assertionError(
      "clock_differs",
      `The device's clock differs from the service's, where it is ${serverTime}; set it right.`,
      { extra: { serverTime } },
    );
  }
  return { id: `${thumbprint} ${jti}`, expiresAt: exp * 1000 };
};
