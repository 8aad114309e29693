import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ServiceEnv } from "./request-context.ts";

/** The JSON body of every error that the service answers. */
export interface ErrorBody {
  error: {
    /** Stable snake_case word for programs. */
    code: string;
    /** One sentence for people: what is wrong and what to do. */
    message: string;
    /** With `clock_differs`: the service's time; ISO 8601, UTC. */
    serverTime?: string;
  };
}

/** An error that is answered as {@link ErrorBody}, with its own status and headers. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ContentfulStatusCode;
  readonly body: ErrorBody;
  readonly headers: Record<string, string>;

  /**
   * @param status HTTP status code, 400 to 599
   * @param code stable snake_case word for programs
   * @param message one sentence for people: what is wrong and what to do
   * @param headers headers that the status asks for, for instance `WWW-Authenticate`
   * @param extra what a code has besides the message
   */
  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    {
      headers = {},
      extra = {},
      cause,
    }: {
      headers?: Record<string, string>;
      extra?: Omit<ErrorBody["error"], "code" | "message">;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause });
    this.status = status;
    this.body = { error: { code, message, ...extra } };
    this.headers = headers;
  }
}

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
