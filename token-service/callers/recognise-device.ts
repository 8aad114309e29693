import type { Context } from "hono";
import { calculateJwkThumbprint } from "jose";
import { networkOf } from "../base/network-address.ts";
import type { LimitFailures } from "../http/limit-rate.ts";
import type { ServiceEnv } from "../http/request-context.ts";
import type { Store } from "../store/open-store.ts";
import { findDevice } from "../team/device.ts";
import type { NewDevice } from "../team/enrolment.ts";
import { checkAssertion } from "./check-assertion.ts";
import type { RecogniseCaller } from "./identify-caller.ts";
import { assertionError, knownDeviceHeader, newDeviceHeader, readAssertion } from "./read-assertion.ts";
import type { ReplayGuard } from "./replay-guard.ts";

/** Where an assertion must be for, and where devices are known. */
export interface DeviceOptions {
  store: Store;
  replayGuard: ReplayGuard;
  /** The service's public address, without a slash at the end. */
  audience: string;
  /** The route. */
  path: string;
  /** Counts those that do not do. */
  limitWrong: LimitFailures;
}

/**
 * Recognises a member by an assertion of their device. A wrong assertion is an error, so that no member becomes a guest
 * unawares.
 *
 * Wrong assertions in a known device's name count for that device in that network, all others for the network. So nobody
 * can shut out the devices of their neighbours.
 *
 * @throws ApiError 401 when an assertion is there and does not do, 429 after too many of them
 */
export const recogniseDevice = ({
  store,
  replayGuard,
  audience,
  path,
  limitWrong,
}: DeviceOptions): RecogniseCaller => {
  const read = async (c: Context<ServiceEnv>) => {
    const asserted = readAssertion(c, knownDeviceHeader);
    if (!asserted) return undefined;
    const known = await findDevice(store, asserted.header.kid);
    if (known) return { jwt: asserted.jwt, known };
    throw assertionError(
      "device_unknown",
      "This service does not know this browser. Ask your admin for an invite.",
    );
  };
  return async (c) => {
    const network = networkOf(c.var.address);
    const asserted = await limitWrong(network, () => read(c));
    if (!asserted) return undefined;
    const { jwt, known } = asserted;
    const now = Date.now();
    const use = { publicKey: known.publicKey, thumbprint: known.id, audience, path, now };
    await limitWrong(`${network} ${known.id}`, async () => replayGuard(await checkAssertion(jwt, use), now));
    return { kind: "member", device: known };
  };
};

/**
 * The device that asks to be enrolled: it shows its public key, and by signing that the private one is its own.
 *
 * @param audience the service's public address, without a slash at the end
 * @param path the route
 * @throws ApiError 401 when it does not, or not as it should
 */
export const verifyNewDevice = async (
  c: Context,
  { replayGuard, audience, path }: { replayGuard: ReplayGuard; audience: string; path: string },
): Promise<Pick<NewDevice, "id" | "publicKey">> => {
  const asserted = readAssertion(c, newDeviceHeader);
  if (!asserted) {
    throw assertionError(
      "assertion_invalid",
      "A browser that joins must prove that it has a key of its own.",
    );
  }
  const publicKey = asserted.header.jwk;
  const thumbprint = await calculateJwkThumbprint(publicKey);
  const now = Date.now();
  await replayGuard(await checkAssertion(asserted.jwt, { publicKey, thumbprint, audience, path, now }), now);
  return { id: thumbprint, publicKey };
};
