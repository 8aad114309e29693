import { type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { ApiError, type ErrorBody } from "../base/api-error.ts";
import type { ServiceEnv } from "./request-context.ts";

const apiErrorFrom = (error: Error): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException) {
    return new ApiError(error.status, "bad_request", error.message || "The request cannot be understood.");
  }
  return new ApiError(
    500,
    "internal_error",
    "Something went wrong in the service. Show this to your admin: its log says what.",
  );
};

/** Answers every error as `{ error: { code, message } }`; the service's own faults go to the log with their stack. */
export const answerError: ErrorHandler<ServiceEnv> = (error, c) => {
  const { status, body, headers } = apiErrorFrom(error);
  if (status >= 500) c.var.log.error({ err: error }, "request failed");
  return c.json(body, status, headers);
};

const headers = {
  "Content-Type": "application/json",
  "Content-Security-Policy": "default-src 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

const bodyOf = (code: string, message: string): string =>
  JSON.stringify({ error: { code, message } } satisfies ErrorBody);

const malformed = bodyOf("malformed_request", "The request's address or Host header cannot be understood.");

/** Answers a request whose URL or Host header makes no URL, so that the app never sees it. For Hono's Node adapter. */
export const answerUnreadable = (): Response => new Response(malformed, { status: 400, headers });

// Node's own statuses: https://nodejs.org/api/http.html#event-clienterror
const verdicts: Record<string, [status: number, body: string]> = {
  HPE_HEADER_OVERFLOW: [431, bodyOf("headers_too_large", "The request's headers are too large.")],
  ERR_HTTP_REQUEST_TIMEOUT: [408, bodyOf("request_timeout", "The request took too long to come.")],
};
const notHttp: [number, string] = [
  400,
  bodyOf("malformed_request", "This is no HTTP request that can be understood."),
];

/** Answers bytes that are no HTTP request in the same words as any other error. Without it Node sends an empty page. */
export const answerClientErrors = (server: Server): void => {
  const answering = new WeakSet<Socket>();
  server.on("request", ({ socket }, response) => {
    answering.add(socket);
    response.once("close", () => answering.delete(socket));
  });
  server.on("clientError", ({ code }: NodeJS.ErrnoException, socket: Socket) => {
    // In the middle of another answer these words would be taken for a part of it.
    if (code === "ECONNRESET" || !socket.writable || answering.has(socket)) return void socket.destroy();
    const [status, body] = verdicts[code ?? ""] ?? notHttp;
    const lines = Object.entries({
      ...headers,
      "Content-Length": Buffer.byteLength(body),
      Connection: "close",
    });
    socket.once("finish", () => socket.destroy());
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
    );
  });
};
