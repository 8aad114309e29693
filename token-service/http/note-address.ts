import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import type { Logger } from "../base/log.ts";
import { clientAddress, forwardedAddress } from "./client-address.ts";
import type { ServiceEnv } from "./service-env.ts";

/** What to tell of a header that names an address which is not believed, or too few of them; undefined when all is well. */
const forwardedProblem = (forwardedFor: string | undefined, proxies: number): string | undefined => {
  if (forwardedFor === undefined || forwardedAddress(forwardedFor, proxies) !== undefined) return undefined;
  return proxies === 0
    ? "X-Forwarded-For is not believed, since TRUST_PROXY is 0: all who come through a proxy count as one address. Set TRUST_PROXY to the number of proxies in front of this service, 1 as a rule"
    : `X-Forwarded-For does not hold the addresses that TRUST_PROXY=${proxies} promises: all who come through that proxy count as one address. Set TRUST_PROXY to the number of proxies in front of this service`;
};

/**
 * Puts the address that a request comes from into its context. The first time that proxies say something else of it than the
 * settings let us believe, the log tells: never the header, which anybody can write.
 *
 * @param proxies see `clientAddress`
 */
export const setClientAddress = (proxies: number, log: Logger) => {
  let isTold = false;
  return createMiddleware<ServiceEnv>(async (c, next) => {
    // A request that came through no server, as in a test, has no connection.
    const socketAddress = c.env?.incoming ? getConnInfo(c).remote.address : undefined;
    const forwardedFor = c.req.header("X-Forwarded-For");
    c.set("address", clientAddress(socketAddress, forwardedFor, proxies));
    const problem = isTold ? undefined : forwardedProblem(forwardedFor, proxies);
    if (problem) {
      isTold = true;
      log.warn(problem);
    }
    await next();
  });
};
