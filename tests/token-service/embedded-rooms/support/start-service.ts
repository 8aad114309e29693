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
import { signingKey } from "./signing-key.ts";

/** Embedded rooms on a real HTTP server of this process. */
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
  close(): Promise<void>;
}

export const startService = async (
  options: Partial<EmbeddedRoomsOptions> & { port?: number } = {},
): Promise<Service> => {
  const { port = 0, ...given } = options;
  const logLines: string[] = [];
  const rooms = await createEmbeddedRooms({
    signingKey,
    iceServers: [],
    isAllowedOrigin: () => true,
    stateFolder: undefined,
    log: pino({ level: "debug" }, { write: (line) => void logLines.push(line) }),
    ...given,
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new Map<Duplex, string>();
  rooms.attach(server);
  server.on("upgrade", ({ url }, socket) => void sockets.set(socket, url ?? ""));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${address.port}/signaling`,
    port: address.port,
    rooms,
    server,
    logLines,
    drop: (who) => {
      for (const [socket, url] of sockets)
        if (new URL(url, "http://localhost").searchParams.get("who") === who) socket.destroy();
    },
    close: async () => {
      await rooms.close();
      server.closeAllConnections();
      server.close();
      // The HTTP server has let go of upgraded sockets, so a dial that came at the last moment would never be answered.
      for (const socket of sockets.keys()) socket.destroy();
    },
  };
};
