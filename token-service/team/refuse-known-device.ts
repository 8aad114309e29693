import { ApiError } from "../http/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { findDevice } from "./find-device.ts";

/**
 * A device belongs to one member for good.
 *
 * @param id RFC 7638 thumbprint of its public key
 * @throws ApiError 409 `device_known` when the device is or was somebody's
 */
export const refuseKnownDevice = async (store: Store, id: string): Promise<void> => {
  const known = await findDevice(store, id);
  if (!known) return;
  const sentence = known.removed
    ? "This browser's key was removed from the team and cannot come back; join with a new key."
    : `This browser is a device of ${known.name} already and needs no invite.`;
  throw new ApiError(409, "device_known", sentence);
};
