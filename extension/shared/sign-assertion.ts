import { SignJWT } from "jose/jwt/sign";
import type { DeviceKey } from "./device-key.ts";

const lifetimeSeconds = 60;

/** What an assertion is for. */
export interface AssertionUse {
  /** The service's address without a trailing slash. */
  serviceUrl: string;
  /** The route, such as `/token`. */
  path: string;
  /** Whether the service gets to know the key only now. */
  enrolling?: boolean | undefined;
  /** The service's clock as far as this device knows it, milliseconds since 1970. */
  now: number;
}

/**
 * Signs that it is this device that asks, this service, this route and now. The claims `htm` and `htu` are those of
 * RFC 9449; what is stolen on its way opens nothing else, and that only once.
 *
 * @returns a compact JWT for `Authorization: Device …`
 */
export const signAssertion = (
  { privateKey, publicJwk, thumbprint }: DeviceKey,
  { serviceUrl, path, enrolling = false, now }: AssertionUse,
): Promise<string> => {
  const issuedAt = Math.floor(now / 1_000);
  return new SignJWT({ htm: "POST", htu: `${serviceUrl}${path}` })
    .setProtectedHeader({
      alg: "ES256",
      typ: "pingroom-device+jwt",
      ...(enrolling ? { jwk: publicJwk } : { kid: thumbprint }),
    })
    .setIssuer(thumbprint)
    .setSubject(thumbprint)
    .setAudience(serviceUrl)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .setJti(crypto.randomUUID())
    .sign(privateKey);
};
