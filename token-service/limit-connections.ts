import type { Server } from "node:http";
import type { Logger } from "./log.ts";

const tellAgainMs = 60_000;

/**
 * Has a server close further connections as they come. Without that a process that has no file left for one tries to take it
 * over and over, and answers nobody (seen with Node 20.20 on Linux).
 */
export const limitConnections = (server: Server, connections: number, log: Logger): void => {
  if (!Number.isFinite(connections)) return;
  server.maxConnections = connections;
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on("drop", () => {
    server.closeIdleConnections(); // They were answered, and only wait for more to ask: the next one finds a place.
    if (performance.now() - toldAt < tellAgainMs) return;
    toldAt = performance.now();
    log.warn({ connections }, "no further connection is taken until others end");
  });
};
