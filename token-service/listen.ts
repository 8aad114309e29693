import { once } from "node:events";
import type { Server } from "node:http";
import { ConfigError } from "./settings/config-error.ts";

/**
 * Binds a server.
 *
 * @throws ConfigError when the port is taken or the address is not this machine's
 */
export const listen = async (
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<void> => {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new ConfigError(`PORT ${port} is taken by another program.`, { cause });
    throw new ConfigError(`HOST ${host} with PORT ${port} cannot be bound: ${message}.`, { cause });
  }
};
