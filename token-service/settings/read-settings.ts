import { once } from "node:events";
import { connect, isIP } from "node:net";
import { localhostOf } from "../base/network-address.ts";
import { type Config, readConfig } from "./config.ts";
import { misspeltVariables } from "./misspelt-variables.ts";
import { readVariables } from "./variables.ts";

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

const inUrl = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address);

/**
 * The name under which this machine's browsers find a service, and nobody else. That is localhost, unless the service does not
 * listen there, or another program has the other one of localhost's two addresses: browsers would ask that one.
 *
 * @param host what the service binds to
 */
export const ownHostname = async (host: string, port: number): Promise<string> => {
  const { ours, others } = localhostOf(host);
  if (ours.length === 0) return isIP(host) === 0 ? "localhost" : inUrl(host);
  const taken = await Promise.all(others.map((address) => takesConnections(address, port)));
  return taken.includes(true) ? inUrl(ours[0] as string) : "localhost";
};

/**
 * Reads the settings from the environment and `.env`, and looks at this machine for the public address where the admin names
 * none.
 *
 * @throws ConfigError naming the first variable that is missing or wrong
 */
export const readSettings = async (variables = readVariables()): Promise<Config> => {
  const config = { ...readConfig(variables.values), misspelt: misspeltVariables(variables) };
  if (variables.values.PUBLIC_URL) return config;
  const { host, port } = config;
  return { ...config, publicUrl: new URL(`http://${await ownHostname(host, port)}:${port}`) };
};
