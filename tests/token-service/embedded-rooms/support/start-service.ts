import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { pino } from "pino";
import {
  createEmbeddedRooms,
  type EmbeddedRooms,
  type EmbeddedRoomsOptions,
} from "../../../../token-service/embedded-rooms/embedded-rooms.ts";
import { startLocalRelay } from "./local-relay.ts";
import { signingKey } from "./signing-key.ts";

/** Embedded rooms on a real HTTP server of this process, with a relay of their own unless one is given. */
export interface Service {
  /** ws: URL of the endpoint. */
  url: string;
  port: number;
  rooms: EmbeddedRooms;
  server: Server;
  /** Every line logged so far. */
  logLines: string[];
  /** Cuts, without a goodbye, the sockets whose URL has `?who=` with this word. */
  drop(who: string): void;
  /** The same, and lets none come again, until it is called. */
  cut(who: string): () => void;
  close(): Promise<void>;
}

export const startService = async (
  options: Partial<EmbeddedRoomsOptions> & { port?: number } = {},
): Promise<Service> => {
  const { port = 0, ...given } = options;
  const logLines: string[] = [];
  const ownRelay = given.relay ? undefined : await startLocalRelay(logLines);
  const relay = given.relay ?? ownRelay;
  if (!relay) throw new Error("there is no relay");
  const rooms = await createEmbeddedRooms({
    signingKey,
    iceServers: [],
    isAllowedOrigin: () => true,
    stateFolder: undefined,
    log: pino({ level: "debug" }, { write: (line) => void logLines.push(line) }),
    ...given,
    relay,
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new Map<Duplex, string>();
  const away = new Set<string>();
  server.on("upgrade", ({ url }, socket) => {
    if (away.has(whoseIs(url))) socket.destroy();
    else sockets.set(socket, whoseIs(url));
  });
  rooms.attach(server);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  const drop = (who: string): void => {
    for (const [socket, whose] of sockets) if (whose === who) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${address.port}/signaling`,
    port: address.port,
    rooms,
    server,
    logLines,
    drop,
    cut: (who) => {
      away.add(who);
      drop(who);
      return () => away.delete(who);
    },
    close: async () => {
      await rooms.close();
      await ownRelay?.close();
      server.closeAllConnections();
      server.close();
      // The HTTP server has let go of upgraded sockets, so a dial that came at the last moment would never be answered.
      for (const socket of sockets.keys()) socket.destroy();
    },
  };
};

const whoseIs = (url = ""): string => new URL(url, "http://localhost").searchParams.get("who") ?? "";
