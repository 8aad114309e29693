import * as v from "valibot";
import type { Store } from "../../../token-service/store/open-store.ts";
import { createInvite, type InviteRequest } from "../../../token-service/team/create-invite.ts";
import type { Enrolled, NewDevice } from "../../../token-service/team/enrolment.ts";
import { type Grant, grantList } from "../../../token-service/team/grants.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { newDevice } from "./new-device.ts";

/** The admin, at the tests' command line. */
export const admin = { actor: "admin", address: "command line" };

/** An hour in milliseconds. */
export const hour = 3_600_000;

/** Grants as an admin writes them. */
export const grants = (text: string): Grant[] => v.parse(grantList, text);

/** The secret of an invite for Ana that is good for an hour, unless said otherwise. */
export const invite = async (store: Store, request: Partial<InviteRequest> = {}): Promise<string> => {
  const { secret } = await createInvite(store, {
    name: "Ana",
    grants: undefined,
    lifetimeMs: hour,
    now: Date.now(),
    by: admin,
    ...request,
  });
  return secret;
};

/** A device that was invited and has joined. */
export const enrolled = async (
  store: Store,
  request: Partial<InviteRequest> = {},
): Promise<{ device: NewDevice; member: Enrolled }> => {
  const device = await newDevice();
  return { device, member: await redeemInvite(store, await invite(store, request), device, Date.now()) };
};
