import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { createApp } from "./app.ts";
import { createEmbeddedEngine } from "./engines/embedded-engine.ts";
import { createTwilioEngine } from "./engines/twilio-engine.ts";
import type { Logger } from "./log.ts";
import type { Config } from "./settings/config.ts";
import { ConfigError } from "./settings/config-error.ts";
import { isLoopback } from "./settings/is-loopback.ts";

/** A running token service. */
export interface Service {
  engine: "twilio" | "embedded";
  /** Port that it listens on. */
  port: number;
  /** Stops taking requests, lets go of rooms, then resolves. */
  close(): Promise<void>;
}

const listen = async (server: ServerType, { host, port }: Config): Promise<void> => {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new ConfigError(`PORT ${port} is taken by another program.`, { cause });
    throw new ConfigError(`HOST ${host} with PORT ${port} cannot be bound: ${message}.`, { cause });
  }
};

/**
 * Picks the room engine and listens.
 *
 * @throws ConfigError when a setting turns out to be unusable, a taken port for one
 */
export const startService = async (config: Config, log: Logger): Promise<Service> => {
  const allowGuests = config.allowGuests ?? false;
  const engine = config.twilio
    ? createTwilioEngine(config.twilio, config.tokenTtl)
    : await createEmbeddedEngine(config, log);
  const { publicUrl, allowedOrigins } = config;
  const server = createAdaptorServer(createApp({ engine, log, publicUrl, allowedOrigins, allowGuests }));
  engine.attach(server as import("node:http").Server);
  await listen(server, config);

  const { port } = server.address() as AddressInfo;
  log.info(
    { host: config.host, port, engine: engine.name, publicUrl: publicUrl.href },
    "token service listening",
  );
  if (allowGuests && !isLoopback(config.host)) {
    log.warn(
      "ALLOW_GUESTS=true on an address that others can reach: anyone who can reach it may join every room",
    );
  }
  return {
    engine: engine.name,
    port,
    close: async () => {
      await engine.close(); // First, since its sockets would keep the server open.
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
};
