import type { Handler } from "hono";
import type { SignIn, SignInDescription } from "../sign-in/sign-in.ts";
import { ApiError } from "./api-error.ts";
import type { ServiceEnv } from "./service-env.ts";

/**
 * Answers `GET /access`: in which ways somebody may come in, besides an invite. Single sign-on is left out, with a line in
 * the log, while its provider is of no use: guests and invites do without.
 */
export const tellAccess = ({
  allowGuests,
  signIn,
}: {
  allowGuests: boolean;
  signIn: SignIn | undefined;
}): Handler<ServiceEnv> => {
  return async (c) => {
    const description = await signIn?.describe().catch((error: unknown): SignInDescription | null => {
      if (!(error instanceof ApiError)) throw error;
      c.var.log.warn({ reason: error.message }, "a browser is offered no single sign-on for now");
      return null;
    });
    return c.json({ guests: allowGuests, signIn: description ?? null });
  };
};
