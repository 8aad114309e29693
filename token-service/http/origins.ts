import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import { ApiError } from "../base/api-error.ts";

const extensionOrigin =
  /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * Makes the check of who may call from a browser: extensions, the service's own pages and the admin's list.
 *
 * A request without Origin is allowed, since a browser page cannot leave it out of a cross-origin request. A program that
 * forges one gains nothing: its credentials decide what it may do.
 *
 * @param allowedOrigins origins as browsers write them, for instance `https://team.example`
 * @param publicUrl the service's own address
 */
export const allowedOrigin = (allowedOrigins: readonly string[], publicUrl: URL) => {
  const listed = new Set([...allowedOrigins, publicUrl.origin]);
  return (origin: string | undefined): boolean =>
    origin === undefined || listed.has(origin) || extensionOrigin.test(origin);
};

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
 * CORS (https://fetch.spec.whatwg.org/#http-cors-protocol). Hono's `cors` answers preflights; all other answers get their
 * headers here, because Hono's own way would read each answer as a stream.
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

/**
 * Refuses requests of pages that may not call this service. CORS alone would only hide the answer from them, after the
 * request has taken effect.
 *
 * @throws ApiError 403
 */
export const rejectForeignOrigin = (isAllowed: (origin: string | undefined) => boolean) =>
  createMiddleware(async (c, next) => {
    if (isAllowed(c.req.header("Origin"))) return next();
    throw new ApiError(
      403,
      "origin_not_allowed",
      "This page or extension may not use the service. Show this to your admin: add its origin to ALLOWED_ORIGINS.",
    );
  });
