import type { Context } from "hono";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import { verifyNewDevice } from "../callers/recognise-device.ts";
import type { ReplayGuard } from "../callers/replay-guard.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Store } from "../store/open-store.ts";
import { enrolAccount } from "../team/enrol-account.ts";
import type { Enrolled, NewDevice } from "../team/enrolment.ts";
import { deviceLabel } from "../team/names.ts";
import { redeemInvite } from "../team/redeem-invite.ts";
import { jsonBody } from "./request-body.ts";
import type { ServiceEnv } from "./request-context.ts";

const word = (most: number) =>
  v.pipe(
    v.string("must be a string"),
    v.minLength(1, "must not be empty"),
    v.maxLength(most, `must be at most ${most} characters`),
  );

const enrolment = v.object({
  invite: v.optional(word(100)),
  signIn: v.optional(
    v.object(
      { code: word(4_096), codeVerifier: word(128), redirectUri: word(2_048), nonce: word(256) },
      "is missing or of the wrong shape",
    ),
  ),
  label: v.optional(deviceLabel, "Browser"),
});

type Enrolment = v.InferOutput<typeof enrolment>;

/** What it takes to make a browser a device of a member. */
export interface EnrolOptions {
  store: Store;
  replayGuard: ReplayGuard;
  /** The service's public address, without a slash at the end. */
  audience: string;
  /** The route. */
  path: string;
  /** Undefined when there is no single sign-on. */
  signIn: SignIn | undefined;
}

/** Answers `POST /devices`: with an invite, or with a sign-in at the provider, a browser becomes a device of a member. */
export const enrolDevice = ({ store, signIn, ...use }: EnrolOptions) => {
  const enrolled = async (body: Enrolment, device: NewDevice, address: string): Promise<Enrolled> => {
    if ((body.invite === undefined) === (body.signIn === undefined)) {
      throw new ApiError(400, "invalid_request", "Send either an invite, or what a sign-in brought.");
    }
    if (body.invite !== undefined) return redeemInvite(store, body.invite, device, Date.now(), address);
    if (!signIn || !body.signIn) {
      throw new ApiError(
        404,
        "sign_in_off",
        "You cannot sign in at this service. Ask your admin for an invite.",
      );
    }
    const account = await signIn.verify(body.signIn, device.id);
    return enrolAccount(store, account, device, Date.now(), address);
  };

  return async (c: Context<ServiceEnv>) => {
    const device = await verifyNewDevice(c, use);
    const body = await jsonBody(c, enrolment);
    const { name, grants } = await enrolled(body, { ...device, label: body.label }, c.var.address);
    c.var.log.info({ device: device.id, name }, "enrolled a device");
    return c.json({ device: device.id, name, rooms: grants }, 201);
  };
};
