import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ServiceEnv } from "../http/service-env.ts";
import { assertionError } from "./assertion-error.ts";
import type { Caller } from "./caller.ts";

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
      "This service gives no anonymous tokens; ask its admin for an invite.",
    );
  });
