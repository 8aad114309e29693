import * as v from "valibot";

// 32 bytes in base64url (RFC 7518, section 6.2.1.2).
const coordinate = v.pipe(
  v.string(),
  v.regex(/^[\w-]{43}$/, "must be 32 bytes in base64url"),
  // The last character has two bits to spare; with others in them the same key would have another thumbprint.
  v.check(
    (text) => Buffer.from(text, "base64url").toString("base64url") === text,
    "must be 32 bytes in base64url",
  ),
);

/** A device's public key as a JWK: P-256, and its public part alone (RFC 7518, section 6.2). */
export const deviceKey = v.object({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: coordinate,
  y: coordinate,
});

/** See {@link deviceKey}. */
export type DeviceKey = v.InferOutput<typeof deviceKey>;
