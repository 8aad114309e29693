import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { ApiError } from "../base/api-error.ts";
import type { Caller, ServiceEnv } from "../http/request-context.ts";
import { assertionError } from "./read-assertion.ts";

/** One way to recognise a caller: the caller, or undefined when the request does not speak this way's language. */
export type RecogniseCaller = (c: Context<ServiceEnv>) => Caller | undefined | Promise<Caller | undefined>;

/**
 * Puts the caller into the context by the first way that recognises them.
 *
 * @throws ApiError 401 when none does
 */
export const identifyCaller = (recognisers: readonly RecogniseCaller[]) =>
  createMiddleware<ServiceEnv>(async (c, next) => {
    for (const recognise of recognisers) {
      const caller = await recognise(c);
      if (caller) {
        c.set("caller", caller);
        return next();
      }
    }
    throw assertionError(
      "guests_not_allowed",
      "This service lets in no guests. Ask your admin for an invite.",
    );
  });

/** Header in which a guest's device repeats a random secret of its own, to keep its identity. */
export const deviceHeader = "Pingroom-Device";

/**
 * Recognises anybody. Only for services whose admin has said ALLOW_GUESTS=true.
 *
 * @throws ApiError 400 when the device header is not 16 to 64 URL-safe characters
 */
export const recogniseGuest: RecogniseCaller = (c) => {
  const device = c.req.header(deviceHeader);
  if (device !== undefined && !/^[\w-]{16,64}$/.test(device)) {
    throw new ApiError(
      400,
      "invalid_request",
      `${deviceHeader} must be 16 to 64 letters, digits, hyphens or underscores; leave it out to be a new device.`,
    );
  }
  return { kind: "guest", device };
};
