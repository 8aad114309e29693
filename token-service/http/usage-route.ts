import { Hono } from "hono";
import type { RoomEngine } from "../engines/room-engine.ts";
import type { ServiceEnv } from "./service-env.ts";

/** `GET /admin/usage`: what the engine has used of this month. Whoever mounts it asks for the admin key first. */
export const usageRoute = (usage: NonNullable<RoomEngine["usage"]>): Hono<ServiceEnv> =>
  new Hono<ServiceEnv>().get("/admin/usage", async (c) => c.json(await usage()));
