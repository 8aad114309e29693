import { createSocket } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";

/** The system's word for why a UDP port cannot be bound; undefined when it can. */
const problemOf = async (
  type: "udp4" | "udp6",
  port: number,
  address: string | undefined,
): Promise<string | undefined> => {
  const socket = createSocket(type);
  try {
    socket.bind({ port, exclusive: true, ...(address !== undefined && { address }) });
    await once(socket, "listening");
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "";
  } finally {
    socket.close();
  }
};

const unusable = ["EADDRINUSE", "EACCES"];

/**
 * Whether this process may bind a UDP port now.
 *
 * @param address an IP address; all of this machine's when undefined
 */
export const isUdpPortFree = async (port: number, address?: string): Promise<boolean> => {
  const isV4 = address !== undefined && !isIPv6(address);
  const problem = await problemOf(isV4 ? "udp4" : "udp6", port, address);
  if (problem === undefined) return true;
  if (unusable.includes(problem)) return false;
  // A machine without IPv6.
  return address === undefined && (await problemOf("udp4", port, address)) === undefined;
};
