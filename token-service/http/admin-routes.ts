import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import type { RoomEngine } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import { createInvite, inviteLifetime, usualLifetime } from "../team/create-invite.ts";
import { grantList } from "../team/grants.ts";
import { typedName } from "../team/names.ts";
import { joinLink } from "./public-address.ts";
import { jsonBody } from "./request-body.ts";
import type { ServiceEnv } from "./request-context.ts";

const inviteRequest = v.object(
  {
    name: typedName,
    rooms: v.optional(grantList),
    expires: v.optional(inviteLifetime, usualLifetime),
  },
  "is missing",
);

const refuse = (): never => {
  throw new ApiError(
    401,
    "admin_key_wrong",
    "This address needs the service's ADMIN_KEY, in the header Authorization after the word Bearer.",
    { headers: { "WWW-Authenticate": 'Bearer realm="pingroom admin"' } },
  );
};

const refusal = { message: refuse };

/** What the admin's routes need to know. */
export interface AdminOptions {
  store: Store;
  publicUrl: URL;
  /** What the admin proves to be one with; undefined leaves nothing at these addresses. */
  adminKey: string | undefined;
  engine: Pick<RoomEngine, "usage">;
}

/** What an admin can do from another machine, to be mounted at `/admin`. */
export const adminRoutes = ({
  store,
  publicUrl,
  adminKey,
  engine: { usage },
}: AdminOptions): Hono<ServiceEnv> => {
  const routes = new Hono<ServiceEnv>();
  if (adminKey === undefined) return routes.all("*", (c) => c.notFound());
  routes.use(
    bearerAuth<ServiceEnv>({
      token: adminKey, // Compared in constant time.
      noAuthenticationHeader: refusal,
      invalidAuthenticationHeader: refusal,
      invalidToken: refusal,
    }),
  );
  routes.post("/invites", async (c) => {
    const { name, rooms, expires } = await jsonBody(c, inviteRequest);
    const { secret, expiresAt, isMember } = await createInvite(store, {
      name,
      grants: rooms,
      lifetimeMs: expires,
      now: Date.now(),
      by: { actor: "admin", address: c.var.address },
    });
    c.var.log.info({ name }, "made an invite");
    const ends = new Date(expiresAt).toISOString();
    return c.json({ link: joinLink(publicUrl, secret), expiresAt: ends, addsDevice: isMember }, 201);
  });
  if (usage) routes.get("/usage", async (c) => c.json(await usage()));
  return routes;
};
