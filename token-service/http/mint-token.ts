import type { Context } from "hono";
import * as v from "valibot";
import { identityOf, pleasantName } from "../callers/identity.ts";
import type { RoomEngine } from "../engines/room-engine.ts";
import { jsonBody } from "./json-body.ts";
import { personName, roomName } from "./names.ts";
import type { ServiceEnv } from "./service-env.ts";

const tokenRequest = v.object({
  name: v.optional(personName),
  room: v.optional(roomName, "ping-room"),
});

/** Answers `POST /token`: an access token for one room, and what `connect` needs besides it. */
export const mintToken = (engine: RoomEngine) => async (c: Context<ServiceEnv>) => {
  const { name = pleasantName(), room } = await jsonBody(c, tokenRequest);
  const identity = identityOf(name, c.var.caller.device, engine.keyedDigest);
  const { token, expiresAt, expiresInSeconds } = await engine.mintToken(identity, room);
  c.var.log.info({ identity, room, expiresAt }, "minted an access token");
  const { connectOptions, maxStaySeconds } = engine;
  return c.json({ token, identity, room, expiresAt, expiresInSeconds, maxStaySeconds, connectOptions });
};
