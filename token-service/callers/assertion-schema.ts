import * as v from "valibot";

/** The `typ` of a device assertion, so that no other JWT of a device is ever taken for one. */
export const assertionType = "pingroom-device+jwt";

// 32 bytes as base64url: a SHA-256 thumbprint, or a coordinate of P-256 (RFC 7518, 6.2.1.2: the full size, always).
const bytes32 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

const same = { alg: v.literal("ES256"), typ: v.literal(assertionType) };

/** A public key on P-256. Strict, so that nobody sends the private part `d`, or words that some library obeys. */
export const publicKey = v.strictObject({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: bytes32,
  y: bytes32,
});

/** See {@link publicKey}. */
export type PublicKey = v.InferOutput<typeof publicKey>;

/** The JOSE header of a device that the service knows: its key is named, by its RFC 7638 thumbprint. */
export const knownDeviceHeader = v.strictObject({ ...same, kid: bytes32 });

/** The JOSE header of a device that enrols: it brings its key. */
export const newDeviceHeader = v.strictObject({ ...same, jwk: publicKey });

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
    aud: v.literal(audience),
    htm: v.literal("POST"),
    htu: v.literal(audience + path),
    iat: seconds,
    exp: seconds,
    jti: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)),
  });
