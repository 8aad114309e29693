import { once } from "node:events";
import { connect } from "node:net";

// On the same machine an answer comes at once, and a firewall that gives none is nobody who answers.
const timeoutMs = 1_000;

/** Whether some program on this machine takes connections at an address and port. */
export const takesConnections = async (host: string, port: number): Promise<boolean> => {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(timeoutMs) });
    return true;
  } catch {
    return false;
  } finally {
    socket.on("error", () => {}).destroy();
  }
};
