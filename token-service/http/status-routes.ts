import type { Handler } from "hono";
import { ApiError } from "../base/api-error.ts";
import { version } from "../base/version.ts";
import type { RoomEngine } from "../engines/room-engine.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { ServiceEnv } from "./request-context.ts";

/**
 * Answers `GET /access`: in which ways people may come in, besides an invite. While the provider of the single sign-on
 * fails, the answer leaves it out and the log says so, since guests and invites do without it.
 *
 * Where no guests are let in, the answer gives the reason. People would think otherwise that there is no single sign-on.
 */
export const tellAccess = ({
  allowGuests,
  signIn,
}: {
  allowGuests: boolean;
  signIn: SignIn | undefined;
}): Handler<ServiceEnv> => {
  return async (c) => {
    const ways = { guests: allowGuests, signIn: null };
    if (!signIn) return c.json(ways);
    try {
      return c.json({ ...ways, signIn: await signIn.describe() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      c.var.log.warn({ reason: error.message }, "a browser is offered no single sign-on for now");
      const { code, message } = error.body.error;
      return c.json({ ...ways, ...(allowGuests ? {} : { signInRefusal: { code, message } }) });
    }
  };
};

/** The header in which a service's answer to `GET /health` says its `serviceId`. */
export const serviceHeader = "Pingroom-Service";

/**
 * Answers `GET /health`: that the service is up, its version, its rooms, and its time. By the time a browser sees whether
 * its own clock is right.
 *
 * @param id what it calls itself, see `serviceId`
 */
export const tellHealth =
  (engine: Pick<RoomEngine, "name" | "census">, id: string): Handler<ServiceEnv> =>
  (c) =>
    c.json(
      {
        status: "ok",
        engine: engine.name,
        version,
        serverTime: new Date().toISOString(),
        ...engine.census(),
      },
      200,
      { [serviceHeader]: id },
    );
