import type { HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import type { Logger } from "../base/log.ts";
import type { KnownDevice } from "../team/device.ts";
import { clientAddress, forwardedAddress } from "./client-address.ts";

/** Somebody whom nobody invited. */
interface Guest {
  kind: "guest";
  /** Secret that stays the same for one device, or undefined for somebody who cannot be recognised. */
  device: string | undefined;
}

/** Somebody of the team, on a device that has proved to be theirs. It may have been removed. */
interface Member {
  kind: "member";
  device: KnownDevice;
}

/** Who is asking. Routes see this and never a credential. */
export type Caller = Guest | Member;

/** What the routes find in a request's context. */
export interface ServiceEnv {
  /** The connection; nothing where no server brings the request. */
  Bindings: Partial<HttpBindings>;
  /** What middleware leaves for the routes. */
  Variables: {
    /** Names the request in the log; echoed as `X-Request-Id`. */
    requestId: string;
    log: Logger;
    /** Where the request comes from, see `clientAddress`. */
    address: string;
    /** Who is asking; only on routes behind `identifyCaller`. */
    caller: Caller;
  };
}

/** A link in which “#” became “%23” brings an invite's secret along. */
const withoutSecret = (path: string): string => path.replace(/(\/join(?![\w-])).+$/i, "$1…");

/** Gives each request a log that carries its id, and writes one line when it is answered. Never headers or bodies. */
export const requestLog = (log: Logger) =>
  createMiddleware<ServiceEnv>(async (c, next) => {
    const started = performance.now();
    c.set("log", log.child({ requestId: c.var.requestId }));
    await next();
    const ms = Math.round(performance.now() - started);
    c.var.log.info(
      { method: c.req.method, path: withoutSecret(c.req.path), status: c.res.status, ms },
      "answered",
    );
  });

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
