import { createStore, del, get, type UseStore, update } from "idb-keyval";
import { calculateJwkThumbprint } from "jose/jwk/thumbprint";

/** This device as one service knows it: a key pair on P-256. */
export interface DeviceKey {
  /** Signs, and cannot be read by anybody, not even by this extension. */
  privateKey: CryptoKey;
  publicJwk: { kty: "EC"; crv: "P-256"; x: string; y: string };
  /** The device's name at the service: the thumbprint of the public key (RFC 7638, SHA-256, base64url). */
  thumbprint: string;
}

let opened: UseStore | undefined;

/** The extension's storage holds text only; IndexedDB takes the key as it is. */
const keys = (): UseStore => {
  opened ??= createStore("device-keys", "by-service");
  return opened;
};

const newKey = async (): Promise<DeviceKey> => {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", publicKey); // A public key always can be.
  const publicJwk = { kty: "EC", crv: "P-256", x, y } as const;
  return { privateKey, publicJwk, thumbprint: await calculateJwkThumbprint(publicJwk) };
};

/**
 * This device's key for a service, made the first time that it is asked for. Each service gets a key of its own, so that no
 * two of them can tell that they know the same browser.
 */
export const deviceKey = async (serviceUrl: string): Promise<DeviceKey> => {
  const known = await get<DeviceKey>(serviceUrl, keys());
  if (known) return known;
  const made = await newKey();
  // Another context of the extension may have been faster; whoever wrote first is right.
  await update<DeviceKey>(serviceUrl, (current) => current ?? made, keys());
  return (await get<DeviceKey>(serviceUrl, keys())) ?? made;
};

/** Deletes this device's key for a service: nobody can speak as that device ever again. */
export const forgetDeviceKey = (serviceUrl: string): Promise<void> => del(serviceUrl, keys());
