import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import * as v from "valibot";
import { deviceKey } from "../../../token-service/team/device.ts";
import type { NewDevice } from "../../../token-service/team/enrolment.ts";

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
  /** Signs instead of the device's own key; gets what a signature covers. */
  sign?: (covered: Buffer) => Uint8Array;
}

/** The key pair of a browser, and what it says with it. Its id is the RFC 7638 thumbprint of the public key. */
export interface TestDevice extends NewDevice {
  readonly privateKey: KeyObject;
  /**
   * An assertion of a device that is enrolled, for one request.
   *
   * @param path the route, for instance `/token`
   */
  assertion(path: string, changes?: AssertionChanges): string;
  /** The header that carries {@link assertion}. */
  authorization(path: string, changes?: AssertionChanges): { Authorization: string };
  /** The header that carries the assertion of a device that enrols at `/devices`. */
  enrolment(changes?: AssertionChanges): { Authorization: string };
}

const part = (words: unknown): string => Buffer.from(JSON.stringify(words)).toString("base64url");

/** Signs as ES256 does: R and S side by side (RFC 7518, 3.4). */
export const signEs256 =
  (key: KeyObject) =>
  (covered: Buffer): Uint8Array =>
    sign("sha256", covered, { key, dsaEncoding: "ieee-p1363" });

/** A device with a new key pair, which no service knows yet. */
export const testDevice = async (label = "Chrome on Linux"): Promise<TestDevice> => {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKey = v.parse(deviceKey, pair.publicKey.export({ format: "jwk" }));
  const id = await calculateJwkThumbprint(publicKey);

  const signed = (path: string, key: Record<string, unknown>, changes: AssertionChanges): string => {
    const { address = usualAddress, now = Date.now() } = changes;
    const iat = Math.floor(now / 1000);
    const header = { alg: "ES256", typ: "pingroom-device+jwt", ...key, ...changes.header };
    const claims = {
      iss: id,
      sub: id,
      aud: address,
      htm: "POST",
      htu: address + path,
      iat,
      exp: iat + 60,
      jti: randomUUID(),
      ...changes.claims,
    };
    const covered = `${part(header)}.${part(claims)}`;
    const signature = (changes.sign ?? signEs256(pair.privateKey))(Buffer.from(covered));
    return `${covered}.${Buffer.from(signature).toString("base64url")}`;
  };
  const assertion: TestDevice["assertion"] = (path, changes = {}) => signed(path, { kid: id }, changes);
  return {
    id,
    publicKey,
    label,
    privateKey: pair.privateKey,
    assertion,
    authorization: (path, changes) => ({ Authorization: `Device ${assertion(path, changes)}` }),
    enrolment: (changes = {}) => ({
      Authorization: `Device ${signed("/devices", { jwk: publicKey }, changes)}`,
    }),
  };
};
