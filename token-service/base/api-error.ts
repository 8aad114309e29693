import type { ContentfulStatusCode } from "hono/utils/http-status";

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
