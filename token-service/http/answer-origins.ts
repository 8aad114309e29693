import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";

/** What pages of other origins may send, and see of the answer. */
export interface CorsOptions {
  isAllowed: (origin: string | undefined) => boolean;
  allowMethods: string[];
  allowHeaders: string[];
  exposeHeaders: string[];
  /** How long a browser may keep the answer to its preflight, in seconds. */
  maxAge: number;
}

/**
 * CORS (https://fetch.spec.whatwg.org/#http-cors-protocol). Preflights are answered by Hono's `cors`. Everything else gets its
 * headers when the answer is there: Hono's own sets them before, and then has to read each answer as a stream to put
 * the two together.
 */
export const corsHeaders = ({ isAllowed, ...options }: CorsOptions): MiddlewareHandler => {
  const preflight = cors({ ...options, origin: (origin) => (isAllowed(origin) ? origin : null) });
  const exposed = options.exposeHeaders.join(",");
  return async (c, next) => {
    if (c.req.method === "OPTIONS") return preflight(c, next);
    await next();
    const origin = c.req.header("Origin");
    const { headers } = c.res;
    if (origin && isAllowed(origin)) headers.set("Access-Control-Allow-Origin", origin);
    // So says an extension that another address sent here. It may read that it is refused, and by that where it is.
    else if (origin === "null" && c.req.method === "GET") headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Expose-Headers", exposed);
    headers.append("Vary", "Origin");
  };
};
