import { WebSocket } from "ws";
import { JoinRefused } from "./join-refused.ts";

/**
 * Dials the signalling as a page of the service's own would.
 *
 * @param from address of this machine to dial from; the usual one unless given
 */
export const dial = (url: string, from?: string): WebSocket =>
  new WebSocket(url, {
    origin: new URL(url.replace(/^ws/, "http")).origin,
    ...(from === undefined ? {} : { localAddress: from }),
  });

/** Calls back, once or more, with why a socket is not or no longer open. */
export const onRefusal = (socket: WebSocket, refused: (why: JoinRefused) => void): void => {
  socket.on("unexpected-response", (_request, { statusCode = 0 }) => {
    refused(new JoinRefused(statusCode));
    socket.terminate();
  });
  socket.on("error", () => refused(new JoinRefused(1006)));
  socket.on("close", (code) => refused(new JoinRefused(code)));
};
