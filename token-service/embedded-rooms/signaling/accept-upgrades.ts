import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { networkOf } from "../../base/network-address.ts";

/** What a client says of its ways in the address of the signalling; one of other software than Pingroom's says nothing of the kind. */
export interface ClientCapabilities {
  /** `outages=outlasted`: it stays in its room however long it has no socket, and comes back to it then. */
  readonly outlastsOutages: boolean;
}

/** @param url as it was asked for, with or without a query */
const clientCapabilities = (url: string): ClientCapabilities => {
  const query = new URLSearchParams(url.split("?")[1]);
  return {
    outlastsOutages: query.get("outages") === "outlasted",
  };
};

/** Who may open a signalling socket. */
export interface UpgradeRules {
  /** Makes the path that counts of the path that was asked for. */
  readPath: (path: string) => string;
  isAllowedOrigin: (origin: string | undefined) => boolean;
  /** Where the client is that asks. */
  addressOf: (request: IncomingMessage) => string;
  /** Finds a place for one more socket from this network, see `networkOf`. False when there is none. */
  makeSpace: (network: string) => boolean;
  /** Told of each connection that became a socket. */
  onUpgraded: (connection: Duplex) => void;
  /** Bytes in one frame. */
  frameBytes: number;
}

/** Where the SDK's default servers listen too (twilio-video 2.36.0, es5/util/constants.js, WS_SERVER). */
const signalingPath = "/signaling";

/**
 * Serves the WebSocket endpoint on an HTTP server. Other paths are left to the server's other upgrade listeners, or get
 * 404 when there is none; a foreign Origin gets 403, a full house 503.
 *
 * @returns a function that stops listening
 */
export const acceptUpgrades = (
  server: Server,
  { readPath, isAllowedOrigin, addressOf, makeSpace, onUpgraded, frameBytes }: UpgradeRules,
  onSocket: (ws: WebSocket, address: string, capabilities: ClientCapabilities) => void,
): (() => void) => {
  const serverOptions = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: frameBytes,
    // How long a client may take to answer a close; @types/ws does not know it yet.
    closeTimeout: 2_000,
  };
  const webSockets = new WebSocketServer(serverOptions);
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (readPath(pathOf(request)) !== signalingPath) {
      if (server.listenerCount("upgrade") === 1) refuse(socket, "404 Not Found");
    } else if (!isAllowedOrigin(request.headers.origin)) refuse(socket, "403 Forbidden");
    else {
      const address = addressOf(request);
      if (!makeSpace(networkOf(address))) refuse(socket, "503 Service Unavailable");
      else
        webSockets.handleUpgrade(request, socket, head, (ws) => {
          onUpgraded(socket);
          onSocket(ws, address, clientCapabilities(request.url ?? ""));
        });
    }
  };
  server.on("upgrade", onUpgrade);
  return () => server.off("upgrade", onUpgrade);
};

const pathOf = ({ url }: IncomingMessage): string => url?.split("?", 1)[0] ?? "";

const refuse = (socket: Duplex, status: string): void => {
  socket.on("error", () => socket.destroy());
  // The server lets clients stay half open, and no timeout of its own watches an upgrade.
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
