import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import { clientAddress } from "./client-address.ts";
import type { ServiceEnv } from "./service-env.ts";

/**
 * Puts the address that a request comes from into its context.
 *
 * @param proxies see `clientAddress`
 */
export const noteAddress = (proxies: number) =>
  createMiddleware<ServiceEnv>(async (c, next) => {
    // A request that came through no server, as in a test, has no connection.
    const socketAddress = c.env?.incoming ? getConnInfo(c).remote.address : undefined;
    c.set("address", clientAddress(socketAddress, c.req.header("X-Forwarded-For"), proxies));
    await next();
  });
