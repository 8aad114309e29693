import { randomUUID } from "node:crypto";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
} from "jose";

/** The service's address in tests without a port. */
const usualAddress = "https://ping.example";

/** What a test may make otherwise than a device does; `undefined` leaves a claim or a header word out. */
export interface AssertionChanges {
  /** The service's address; `https://ping.example` unless told. */
  address?: string;
  /** The device's clock in milliseconds since 1970. */
  now?: number;
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  /** Signs instead of the device's own key. */
  key?: CryptoKey;
}

/** The key pair of a browser, and what it says with it. */
export interface TestDevice {
  /** RFC 7638 thumbprint: its id at the service. */
  readonly id: string;
  readonly publicKey: { kty: "EC"; crv: "P-256"; x: string; y: string };
  readonly privateKey: CryptoKey;
  /**
   * An assertion of a device that is enrolled, for one request.
   *
   * @param path the route, for instance `/token`
   */
  assertion(path: string, changes?: AssertionChanges): Promise<string>;
  /** The header that carries {@link assertion}. */
  authorization(path: string, changes?: AssertionChanges): Promise<{ Authorization: string }>;
  /** The header that carries the assertion of a device that enrols at `/devices`. */
  enrolment(changes?: AssertionChanges): Promise<{ Authorization: string }>;
}

const withoutAbsent = <T extends Record<string, unknown>>(words: T): T =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as T;

/** A device with a new key pair, which no service knows yet. */
export const testDevice = async (): Promise<TestDevice> => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const { x = "", y = "" } = await exportJWK(pair.publicKey);
  const publicKey = { kty: "EC", crv: "P-256", x, y } as const;
  const id = await calculateJwkThumbprint(publicKey);

  const sign = async (path: string, key: Record<string, unknown>, changes: AssertionChanges) => {
    const { address = usualAddress, now = Date.now(), header, claims } = changes;
    const iat = Math.floor(now / 1000);
    const payload: JWTPayload = withoutAbsent({
      iss: id,
      sub: id,
      aud: address,
      htm: "POST",
      htu: address + path,
      iat,
      exp: iat + 60,
      jti: randomUUID(),
      ...claims,
    });
    return new SignJWT(payload)
      .setProtectedHeader(withoutAbsent({ alg: "ES256", typ: "pingroom-device+jwt", ...key, ...header }))
      .sign(changes.key ?? pair.privateKey);
  };
  const assertion: TestDevice["assertion"] = (path, changes = {}) => sign(path, { kid: id }, changes);
  const headerOf = (jwt: string) => ({ Authorization: `Device ${jwt}` });
  return {
    id,
    publicKey,
    privateKey: pair.privateKey,
    assertion,
    authorization: async (path, changes) => headerOf(await assertion(path, changes)),
    enrolment: async (changes = {}) => headerOf(await sign("/devices", { jwk: publicKey }, changes)),
  };
};
