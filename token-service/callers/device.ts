import type { Store } from "../store/open-store.ts";
import { findDevice } from "../team/find-device.ts";
import { assertionError } from "./assertion-error.ts";
import { knownDeviceHeader } from "./assertion-schema.ts";
import { checkAssertion } from "./check-assertion.ts";
import type { RecogniseCaller } from "./identify-caller.ts";
import { readAssertion } from "./read-assertion.ts";
import type { UseOnce } from "./use-once.ts";

/** Where an assertion must be for, and where devices are known. */
export interface DeviceOptions {
  store: Store;
  useOnce: UseOnce;
  /** The service's public address, without a slash at the end. */
  audience: string;
  /** The route. */
  path: string;
}

/**
 * Recognises a member by an assertion of their device. A wrong one is an error, so that nobody who means to be a member
 * becomes a guest unawares.
 *
 * @throws ApiError 401 when an assertion is there and does not do
 */
export const device =
  ({ store, useOnce, audience, path }: DeviceOptions): RecogniseCaller =>
  async (c) => {
    const asserted = readAssertion(c, knownDeviceHeader);
    if (!asserted) return undefined;
    const thumbprint = asserted.header.kid;
    const known = await findDevice(store, thumbprint);
    if (!known) {
      throw assertionError(
        "device_unknown",
        "This service does not know this browser; ask its admin for an invite.",
      );
    }
    const now = Date.now();
    const { publicKey } = known;
    await useOnce(await checkAssertion(asserted.jwt, { publicKey, thumbprint, audience, path, now }), now);
    return { kind: "member", device: known };
  };
