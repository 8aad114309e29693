import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Lets a server listen on a free port of 127.0.0.1.
 *
 * @returns its address, such as `http://127.0.0.1:40123`
 */
export const listenOnLoopback = async (server: Server): Promise<string> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
