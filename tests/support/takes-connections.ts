import { once } from "node:events";
import { connect } from "node:net";

/** Whether something on this machine takes connections on a TCP port. */
export const takesConnections = async (port: number): Promise<boolean> => {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};
