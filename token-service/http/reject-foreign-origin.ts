import { createMiddleware } from "hono/factory";
import { ApiError } from "./api-error.ts";

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
      "Pages of this origin may not call the service; its admin can add the origin to ALLOWED_ORIGINS.",
    );
  });
