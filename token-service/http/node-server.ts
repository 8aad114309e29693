import { once } from "node:events";
import { type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { ConfigError } from "../settings/config-problem.ts";
import type { ErrorBody } from "./api-error.ts";

/**
 * How long a request may take to come, in milliseconds, as Node's HTTP server takes it. Node's own values let half a request
 * hold a connection for a minute and a half (https://nodejs.org/api/http.html#serverheaderstimeout). What clients send here
 * is small, and a proxy passes a request on only when it has its headers.
 */
export const requestTiming = {
  /** From the connection, or the first byte of a further request, to the end of the headers. */
  headersTimeout: 5_000,
  /** To the end of the body. */
  requestTimeout: 10_000,
  /** How often Node looks for those that are late. */
  connectionsCheckingInterval: 1_000,
  /** How long a connection is kept whose request was answered. */
  keepAliveTimeout: 5_000,
};

/**
 * Binds a server.
 *
 * @throws ConfigError when the port is taken or the address is not this machine's
 */
export const listen = async (
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<void> => {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new ConfigError(`PORT ${port} is taken by another program.`, { cause });
    throw new ConfigError(`HOST ${host} with PORT ${port} cannot be bound: ${message}.`, { cause });
  }
};

/** How long an unfinished request may hold up the end, in milliseconds. */
const closeGraceMs = 1_000;

/** Stops an HTTP server: idle connections end at once, and requests under way get a second to be answered. */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
  await closed;
  clearTimeout(cut);
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

/** Answers what is no HTTP request, in the same words as any other error. Without it Node sends an empty page. */
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
