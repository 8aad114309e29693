import { WebSocket } from "ws";
import { publicAddress } from "../http/public-address.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";

const timeoutMs = 5_000;

/** Why no WebSocket can be opened at an address; undefined when one can. */
const problemAt = (address: string, signal: AbortSignal): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = new WebSocket(address, { handshakeTimeout: timeoutMs });
    const end = (problem?: string): void => {
      resolve(problem);
      socket.terminate();
    };
    signal.addEventListener("abort", () => end(), { once: true });
    socket.on("open", () => end());
    socket.on("unexpected-response", (_request, { statusCode }) => end(`status ${statusCode}`));
    socket.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });

/**
 * Opens a WebSocket to the signalling at the public address, as each browser does for embedded rooms. A proxy may pass requests
 * on and no WebSockets.
 */
export const checkUpgrade = async (
  { publicUrl, twilio }: Pick<Config, "publicUrl" | "twilio">,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  if (twilio) return undefined;
  const address = `${publicAddress(publicUrl).replace(/^http/, "ws")}/signaling`;
  const problem = await problemAt(address, signal);
  return problem === undefined
    ? undefined
    : {
        level: "error",
        sentence: `PUBLIC_URL ${publicAddress(publicUrl)} lets no WebSocket through (${problem} at ${address}), so nobody can enter a room: let the proxy pass on the headers Upgrade and Connection, over HTTP/1.1.`,
      };
};
