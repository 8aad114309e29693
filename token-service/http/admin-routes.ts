import { type Context, Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import type { RoomEngine } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import type { AuditOrigin } from "../team/audit-entry.ts";
import { changeGrants } from "../team/change-grants.ts";
import { createInvite, inviteLifetime, usualLifetime } from "../team/create-invite.ts";
import { grantList } from "../team/grants.ts";
import { listInvites } from "../team/list-invites.ts";
import { listMembers } from "../team/list-members.ts";
import { typedName } from "../team/names.ts";
import { presentDevices } from "../team/presence.ts";
import { type Meant, removeMeant } from "../team/remove-meant.ts";
import type { Team } from "../team/team.ts";
import { invitesAnswer, membersAnswer, removedAnswer } from "./admin-answers.ts";
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

const grantRequest = v.object({ member: typedName, rooms: grantList }, "is missing");

const word = v.pipe(v.string("must be a string"), v.minLength(1, "must not be empty"));

const removalRequest = v.object(
  { member: v.optional(typedName), device: v.optional(word), invite: v.optional(word) },
  "is missing",
);

/** The one thing that is to be removed. */
const meantBy = ({ member, device, invite }: v.InferOutput<typeof removalRequest>): Meant => {
  const [meant, ...others] = [
    member !== undefined && { member },
    device !== undefined && { device },
    invite !== undefined && { invite },
  ].filter((each) => each !== false);
  if (meant && others.length === 0) return meant;
  throw new ApiError(400, "invalid_request", 'Send one of "member", "device" and "invite".');
};

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
  engine: Pick<RoomEngine, "usage" | "enforce" | "present">;
  team: Pick<Team, "refresh" | "mayEnter">;
}

/** What an admin can do from another machine, to be mounted at `/admin`. */
export const adminRoutes = ({ store, publicUrl, adminKey, engine, team }: AdminOptions): Hono<ServiceEnv> => {
  const { usage } = engine;
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

  const by = (c: Context<ServiceEnv>): AuditOrigin => ({ actor: "admin", address: c.var.address });

  /** Sees to it that nobody is in the rooms who may not be there; the watch over the team goes on trying when that fails. */
  const enforce = async (c: Context<ServiceEnv>): Promise<boolean> => {
    try {
      await team.refresh();
      await engine.enforce(team.mayEnter);
      return true;
    } catch (err) {
      c.var.log.error({ err }, "could not put out of the rooms whoever was removed; trying again");
      return false;
    }
  };

  routes.post("/invites", async (c) => {
    const { name, rooms, expires } = await jsonBody(c, inviteRequest);
    const { secret, id, expiresAt, isMember } = await createInvite(store, {
      name,
      grants: rooms,
      lifetimeMs: expires,
      now: Date.now(),
      by: by(c),
    });
    c.var.log.info({ name }, "made an invite");
    const ends = new Date(expiresAt).toISOString();
    return c.json({ link: joinLink(publicUrl, secret), id, expiresAt: ends, addsDevice: isMember }, 201);
  });
  routes.get("/invites", async (c) => c.json(invitesAnswer(await listInvites(store, Date.now()))));
  routes.get("/members", async (c) => {
    const present = await engine.present().then(presentDevices, (err: unknown) => {
      c.var.log.warn({ err }, "could not find out who is online");
      return undefined;
    });
    return c.json(membersAnswer(await listMembers(store), present));
  });
  routes.post("/grants", async (c) => {
    const { member, rooms } = await jsonBody(c, grantRequest);
    const name = await changeGrants(store, member, rooms, by(c), Date.now());
    c.var.log.info({ name }, "changed what a member may enter");
    return c.json({ member: name, rooms });
  });
  routes.post("/removals", async (c) => {
    const meant = meantBy(await jsonBody(c, removalRequest));
    const removed = await removeMeant(store, meant, by(c), Date.now());
    c.var.log.info({ name: removed.name, removed: Object.keys(meant)[0] }, "removed");
    return c.json(removedAnswer(removed, "invite" in meant || (await enforce(c))));
  });
  if (usage) routes.get("/usage", async (c) => c.json(await usage()));
  return routes;
};
