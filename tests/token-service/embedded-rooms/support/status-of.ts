import { once } from "node:events";
import { WebSocket } from "ws";

/** With which HTTP status the service refuses a socket. */
export const statusOf = async (url: string, origin?: string): Promise<number> => {
  const socket = new WebSocket(url, origin === undefined ? {} : { origin });
  const [, response] = await once(socket, "unexpected-response");
  socket.on("error", () => {});
  socket.terminate();
  return response.statusCode;
};
