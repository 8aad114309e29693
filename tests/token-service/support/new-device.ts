import { generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import * as v from "valibot";
import { deviceKey } from "../../../token-service/team/device.ts";
import type { NewDevice } from "../../../token-service/team/enrolment.ts";

/** A device with a key of its own that nobody knows yet. */
export const newDevice = async (label = "Chrome on Linux"): Promise<NewDevice> => {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = v.parse(deviceKey, publicKey.export({ format: "jwk" }));
  return { id: await calculateJwkThumbprint(jwk), publicKey: jwk, label };
};
