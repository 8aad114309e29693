import { once } from "node:events";
import type { Server } from "node:http";

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
