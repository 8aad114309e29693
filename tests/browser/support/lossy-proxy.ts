import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP proxy between browsers and a service, whose connections a test can cut. */
export interface LossyProxy {
  /** Where browsers reach the service through it. */
  readonly url: string;
  readonly port: number;
  /** Cuts every connection that is open now, as a network that drops out does. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Starts a proxy on a free port of 127.0.0.1.
 *
 * @param target port of the service
 */
export const startLossyProxy = async (target: () => number): Promise<LossyProxy> => {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
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
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    cut,
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
};
