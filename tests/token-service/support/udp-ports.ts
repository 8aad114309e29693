import { createSocket } from "node:dgram";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/** Takes a UDP port, any unless given, at an IPv4 address, or at all of this machine's. @returns lets go of it */
export const holdUdpPort = async (
  port = 0,
  address?: string,
): Promise<{ port: number; release: () => Promise<void> }> => {
  const socket = createSocket(address === undefined ? "udp6" : "udp4");
  socket.bind({ port, exclusive: true, ...(address !== undefined && { address }) });
  await once(socket, "listening");
  return {
    port: socket.address().port,
    release: () => new Promise((resolve) => socket.close(() => resolve())),
  };
};

/** A UDP port that nobody has. */
export const freeUdpPort = async (): Promise<number> => {
  const { port, release } = await holdUdpPort();
  await release();
  return port;
};

/** A UDP port that another program has at an IPv4 address, until the test ends. */
export const takenUdpPort = async (address = "127.0.0.1"): Promise<number> => {
  const { port, release } = await holdUdpPort(0, address);
  onTestFinished(release);
  return port;
};
