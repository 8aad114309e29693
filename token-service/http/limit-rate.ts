import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { MemoryStore, rateLimiter } from "hono-rate-limiter";
import { networkOf } from "../embedded-rooms/signaling/network-of.ts";
import { ApiError } from "./api-error.ts";
import type { ServiceEnv } from "./service-env.ts";

const windowMs = 60_000;

const refuse = (resetTime: Date | undefined): never => {
  const seconds = Math.max(
    1,
    Math.ceil(((resetTime?.getTime() ?? Date.now() + windowMs) - Date.now()) / 1000),
  );
  throw new ApiError(
    429,
    "too_many_requests",
    `Too many requests from here; try again in ${seconds} second${seconds === 1 ? "" : "s"}.`,
    { headers: { "Retry-After": String(seconds) } },
  );
};

/** Whom the limits of an address count together: see `networkOf`. */
export const byNetwork = (c: Context<ServiceEnv>): string => networkOf(c.var.address);

/**
 * Lets so many requests a minute through. The counts are in this process's memory, so several instances let through as
 * many each.
 *
 * @param perMinute 0 for any number
 * @param keyOf who counts as one; undefined for a request that is not counted
 * @throws ApiError 429 `too_many_requests` with `Retry-After`
 */
export const limitRate = (
  perMinute: number,
  keyOf: (c: Context<ServiceEnv>) => string | undefined,
): MiddlewareHandler<ServiceEnv> => {
  if (perMinute === 0) return createMiddleware<ServiceEnv>((_c, next) => next());
  const counts = new MemoryStore<ServiceEnv>();
  return rateLimiter<ServiceEnv>({
    windowMs,
    limit: perMinute,
    standardHeaders: false,
    keyGenerator: (c) => keyOf(c) ?? "",
    skip: (c) => keyOf(c) === undefined,
    handler: (c) => refuse(counts.get(keyOf(c) ?? "")?.resetTime),
    store: counts,
  });
};
