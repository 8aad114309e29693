import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { ApiError } from "./api-error.ts";
import type { ServiceEnv } from "./service-env.ts";

const apiErrorFrom = (error: Error): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException) {
    return new ApiError(error.status, "bad_request", error.message || "The request cannot be understood.");
  }
  return new ApiError(500, "internal_error", "Something went wrong in the token service; its log says what.");
};

/** Answers every error as `{ error: { code, message } }`; what is our own fault goes to the log with its stack. */
export const answerError: ErrorHandler<ServiceEnv> = (error, c) => {
  const { status, body, headers } = apiErrorFrom(error);
  if (status >= 500) c.var.log.error({ err: error }, "request failed");
  return c.json(body, status, headers);
};
