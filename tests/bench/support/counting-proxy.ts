import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP proxy between a browser and a service that counts what passes. */
export interface CountingProxy {
  /** Where the browser reaches the service through it. */
  readonly url: string;
  /** Bytes that passed so far, both ways. */
  bytes(): number;
  close(): Promise<void>;
}

/**
 * Starts one on a free port of 127.0.0.1.
 *
 * @param target port of the service, asked for each connection
 */
export const startCountingProxy = async (target: () => number): Promise<CountingProxy> => {
  const sockets = new Set<Socket>();
  let bytes = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("data", (data) => {
      bytes += data.length;
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    const service = connect(target(), "127.0.0.1");
    keep(client);
    keep(service);
    client.pipe(service).pipe(client);
    client.on("close", () => service.destroy());
    service.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
