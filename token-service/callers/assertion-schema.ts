import * as v from "valibot";
import { deviceKey } from "../team/device-key.ts";

/** The `typ` of a device assertion, so that no other JWT of a device is ever taken for one. */
export const assertionType = "pingroom-device+jwt";

// SHA-256 in base64url.
const thumbprintText = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

// Strict: a header that asks for more than this (crit, jku, b64 …) is not one of ours.
const same = { alg: v.literal("ES256"), typ: v.literal(assertionType) };

/** The JOSE header of a device that the service knows: its key is named, by its RFC 7638 thumbprint. */
export const knownDeviceHeader = v.strictObject({ ...same, kid: thumbprintText });

/** The JOSE header of a device that enrols: it brings its key, and never the private part of it. */
export const newDeviceHeader = v.strictObject({ ...same, jwk: v.strictObject(deviceKey.entries) });

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
export const assertionClaims = (thumbprint: string, audience: string, path: string) =>
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
