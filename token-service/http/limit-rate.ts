import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { MemoryStore, rateLimiter } from "hono-rate-limiter";
import { ApiError } from "../base/api-error.ts";
import { networkOf } from "../base/network-address.ts";
import type { ServiceEnv } from "./request-context.ts";

const windowMs = 60_000;

const refuse = (resetTime: Date | undefined): never => {
  const waitMs = (resetTime?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
  const seconds = Math.max(1, Math.ceil(Math.min(waitMs, windowMs) / 1000));
  throw new ApiError(
    429,
    "too_many_requests",
    `Too many requests from here; try again in ${seconds} second${seconds === 1 ? "" : "s"}.`,
    { headers: { "Retry-After": String(seconds) } },
  );
};

/** Forgets a minute's counts once it is over, even when the clock was set back meanwhile. */
class MinuteCounts extends MemoryStore<ServiceEnv> {
  override increment(key: string) {
    const end = this.get(key)?.resetTime?.getTime() ?? 0;
    if (end > Date.now() + windowMs) this.resetKey(key);
    return super.increment(key);
  }
}

/** Who counts as one for a limit; undefined for a request that is not counted. */
export type RateKey = (c: Context<ServiceEnv>) => string | undefined;

/** Counts together what comes from one household or server, see `networkOf`. */
export const byNetwork: RateKey = (c) => networkOf(c.var.address);

/** Counts together what a member's device asks for. */
export const byDevice: RateKey = ({ var: { caller } }) =>
  caller.kind === "member" ? caller.device.id : undefined;

/**
 * Lets so many requests a minute through. The counts are in this process's memory, so several instances let through as
 * many each.
 *
 * @throws ApiError 429 `too_many_requests` with `Retry-After`
 */
export const limitRate = (perMinute: number, keyOf: RateKey): MiddlewareHandler<ServiceEnv> => {
  const counts = new MinuteCounts();
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

/** Lets any number of requests through. */
export const unlimited: MiddlewareHandler<ServiceEnv> = createMiddleware((_c, next) => next());

/**
 * Does what somebody may be guessing for.
 *
 * @param key who counts as one
 * @returns what `attempt` does; its errors are passed on
 * @throws ApiError 429 `too_many_requests` with `Retry-After` in place of an error, after too many of them
 */
export type LimitFailures = <Result>(key: string, attempt: () => Promise<Result>) => Promise<Result>;

/**
 * Lets so many attempts a minute fail and say why, and any number succeed: the failures of some lock out nobody who is
 * right. Nobody can guess what is tried here; the limit is for those who try nevertheless.
 */
export const limitFailures = (perMinute: number): LimitFailures => {
  const counts = new MinuteCounts();
  counts.init({ windowMs } as Parameters<typeof counts.init>[0]);
  return (key, attempt) =>
    attempt().catch((error: unknown) => {
      const { totalHits, resetTime } = counts.increment(key);
      if (totalHits > perMinute) refuse(resetTime);
      throw error;
    });
};
