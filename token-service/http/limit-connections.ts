import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "../base/log.ts";
import { networkOf } from "../base/network-address.ts";

const tellAgainMs = 60_000;

/** Kept free, so that a connection that comes finds a place before another one has to go. */
const spare = 2;

/** The connections that wait for a request or its answer, by network; in each, who got no further for longest is first. */
const createWaiting = () => {
  const byNetwork = new Map<string, Set<Duplex>>();
  const networks = new WeakMap<Duplex, string>();
  let count = 0;
  /** @returns whether it was there */
  const remove = (socket: Duplex): boolean => {
    const network = networks.get(socket) ?? "";
    const neighbours = byNetwork.get(network);
    if (!neighbours?.delete(socket)) return false;
    count--;
    if (neighbours.size === 0) byNetwork.delete(network);
    return true;
  };
  return {
    count: () => count,
    remove,
    /** Takes in a connection, or notes that it got further. */
    touch: (socket: Socket): void => {
      remove(socket);
      // A connection that has ended has no address any more.
      const network = networks.get(socket) ?? networkOf(socket.remoteAddress ?? "");
      networks.set(socket, network);
      byNetwork.set(network, (byNetwork.get(network) ?? new Set()).add(socket));
      count++;
    },
    /** The slowest of the network that has most. */
    slowest: (): Duplex | undefined => {
      let most: Set<Duplex> | undefined;
      for (const neighbours of byNetwork.values()) if (neighbours.size > (most?.size ?? 0)) most = neighbours;
      return most?.values().next().value;
    },
  };
};

/**
 * Keeps a server within so many connections. When they are short, the network with most open requests loses the one that
 * made no progress for longest, so that a client with many of them keeps nobody else out.
 *
 * Behind a proxy all connections have its address, and then its oldest goes.
 *
 * @param connections infinite where there is no limit
 * @returns a function to be told of each connection that was upgraded; that one is not ended
 */
export const limitConnections = (
  server: Server,
  connections: number,
  log: Logger,
): ((socket: Duplex) => void) => {
  if (!Number.isFinite(connections)) return () => {};
  // A process that has no file left for a connection tries to take it over and over, and answers nobody (seen with
  // Node 20.20 on Linux). So there is a hard limit too.
  server.maxConnections = connections;
  const waiting = createWaiting();
  let upgraded = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = (): void => {
    if (performance.now() - toldAt < tellAgainMs) return;
    toldAt = performance.now();
    log.warn({ connections }, "connections are short: for each new one the slowest request is ended");
  };
  server.on("connection", (socket: Socket) => {
    waiting.touch(socket);
    socket.once("close", () => waiting.remove(socket));
    if (upgraded + waiting.count() <= connections - spare) return;
    const slowest = waiting.slowest();
    if (!slowest) return;
    waiting.remove(slowest);
    slowest.destroy();
    tell();
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    waiting.touch(socket);
    response.once("close", () => {
      if (!socket.destroyed) waiting.touch(socket);
    });
  });
  server.on("drop", tell);
  return (socket) => {
    if (!waiting.remove(socket)) return;
    upgraded++;
    socket.once("close", () => upgraded--);
  };
};
