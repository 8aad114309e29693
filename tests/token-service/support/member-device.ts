import type { Store } from "../../../token-service/store/open-store.ts";
import type { InviteRequest } from "../../../token-service/team/create-invite.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { invite } from "./invited.ts";
import { type TestDevice, testDevice } from "./test-device.ts";

/** A device that was invited and has joined: Ana's, in the usual room, unless said otherwise. */
export const memberDevice = async (
  store: Store,
  request: Partial<InviteRequest> = {},
): Promise<TestDevice> => {
  const device = await testDevice();
  await redeemInvite(store, await invite(store, request), device, Date.now());
  return device;
};
