import { once } from "node:events";
import type { Server } from "node:http";
import { ConfigError } from "../settings/config-problem.ts";

/**
 * How long a request may take to come, in milliseconds, as Node's HTTP server takes it. Node's own values let half a
 * request hold a connection for a minute and a half (https://nodejs.org/api/http.html#serverheaderstimeout).
 *
 * Clients send little here, and a proxy passes a request on only when it has its headers.
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
