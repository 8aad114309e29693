import { createSocket } from "node:dgram";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/** A UDP port that another program has at an IPv4 address, until the test ends. */
export const takenUdpPort = async (address = "127.0.0.1"): Promise<number> => {
  const socket = createSocket("udp4").bind(0, address);
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return socket.address().port;
};
