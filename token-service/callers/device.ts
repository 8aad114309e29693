import type { Context } from "hono";
import { networkOf } from "../base/network-address.ts";
import type { LimitFailures } from "../http/limit-rate.ts";
import type { ServiceEnv } from "../http/service-env.ts";
import type { Store } from "../store/open-store.ts";
import { findDevice } from "../team/find-device.ts";
import { assertionError } from "./assertion-error.ts";
import { knownDeviceHeader } from "./assertion-schema.ts";
import { checkAssertion } from "./check-assertion.ts";
import type { RecogniseCaller } from "./identify-caller.ts";
import { readAssertion } from "./read-assertion.ts";
import type { ReplayGuard } from "./use-once.ts";

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
 * Recognises a member by an assertion of their device. A wrong one is an error, so that nobody who means to be a member
 * becomes a guest unawares. Wrong ones in the name of a device that is known count for that device in that network, all
 * others for the network; so nobody can shut out the devices of their neighbours.
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
      "This service does not know this browser; ask its admin for an invite.",
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
