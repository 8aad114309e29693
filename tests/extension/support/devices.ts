import { calculateJwkThumbprint } from "jose";
import type { DeviceKey } from "../../../extension/shared/device-key.ts";

/** A device that can prove what it says. */
export interface Device {
  identity: string;
  key: DeviceKey;
}

/** Makes a key, and the identity that the service gives to a device with it. @param ending such as `.subscribe` */
export const newDevice = async (person: string, ending = ""): Promise<Device> => {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", publicKey);
  const publicJwk = { kty: "EC", crv: "P-256", x, y } as const;
  const thumbprint = await calculateJwkThumbprint(publicJwk);
  return {
    identity: `${person}.${thumbprint.slice(0, 22)}${ending}`,
    key: { privateKey, publicJwk, thumbprint },
  };
};
