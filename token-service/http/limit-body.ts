import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ApiError } from "./api-error.ts";

/**
 * Refuses bodies that are too large. Where the request says how large its body is, and Node sees to it that it is no larger,
 * that is enough: Hono's own `bodyLimit` would make a web stream of it first, which takes longer than all the rest of
 * many a request.
 *
 * @param maxBytes a multiple of 1024
 * @throws ApiError 413 `body_too_large`
 */
export const limitBody = (maxBytes: number): MiddlewareHandler => {
  const refuse = (): never => {
    throw new ApiError(413, "body_too_large", `The request body is over ${maxBytes / 1024} KiB.`);
  };
  const counted = bodyLimit({ maxSize: maxBytes, onError: refuse });
  return (c, next) => {
    const length = c.req.header("Content-Length");
    if (length === undefined || c.req.header("Transfer-Encoding") !== undefined) return counted(c, next);
    return Number.parseInt(length, 10) > maxBytes ? refuse() : next();
  };
};
