import type { Context } from "hono";
import { calculateJwkThumbprint } from "jose";
import type { NewDevice } from "../team/enrolment.ts";
import { assertionError } from "./assertion-error.ts";
import { newDeviceHeader } from "./assertion-schema.ts";
import { checkAssertion } from "./check-assertion.ts";
import { readAssertion } from "./read-assertion.ts";
import type { ReplayGuard } from "./use-once.ts";

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
