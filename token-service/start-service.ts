import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { closeServer } from "./close-server.ts";
import { createEmbeddedEngine } from "./engines/embedded-engine.ts";
import type { RoomEngine } from "./engines/room-engine.ts";
import { createTwilioEngine } from "./engines/twilio-engine.ts";
import { answerClientErrors, answerUnreadable } from "./http/answer-unreadable.ts";
import { listen } from "./listen.ts";
import type { Logger } from "./log.ts";
import { addressWarning } from "./settings/address-warning.ts";
import type { Config } from "./settings/config.ts";
import { guestSentence } from "./settings/guest-sentence.ts";
import { isLocalOnly } from "./settings/is-local-only.ts";
import { openStore } from "./store/open-store.ts";

/** A running token service. */
export interface Service {
  engine: "twilio" | "embedded";
  /** Port that it listens on. */
  port: number;
  /** Stops taking requests, lets go of rooms, then resolves. */
  close(): Promise<void>;
}

const createEngine = async (config: Config, log: Logger): Promise<RoomEngine> => {
  const { twilio, tokenTtl, publicUrl } = config;
  if (!twilio) return createEmbeddedEngine(config, log);
  const store = await openStore(config.databaseUrl, config.databaseAuthToken);
  const { rows } = await store.execute("SELECT secret FROM service");
  const secret = String(rows[0]?.secret);
  const engine = createTwilioEngine(twilio, {
    tokenTtl,
    store,
    secret,
    mayEnter: () => true,
    publicUrl,
    log,
  });
  return {
    ...engine,
    close: async () => {
      await engine.close();
      store.close();
    },
  };
};

/**
 * Listens, then picks and opens the room engine. In this order, since a second process that finds the port taken must not
 * have touched the rooms of the first; a request that comes in between waits.
 *
 * @throws ConfigError when a setting turns out to be unusable, a taken port for one; nothing is left open then
 */
export const startService = async (config: Config, log: Logger): Promise<Service> => {
  const { publicUrl, allowedOrigins, allowGuests = false } = config;
  const server: Server = createServer(
    { requireHostHeader: false }, // Node would answer a missing one itself, with an empty page.
    getRequestListener(async (...request) => (await app).fetch(...request), {
      errorHandler: answerUnreadable,
    }),
  );
  answerClientErrors(server);
  const opening = listen(server, config).then(() => createEngine(config, log));
  const app = opening.then((engine) => createApp({ engine, log, publicUrl, allowedOrigins, allowGuests }));
  app.catch(() => {}); // Told below.
  const engine = await opening.catch(async (error) => {
    server.closeAllConnections();
    if (server.listening) await closeServer(server);
    throw error;
  });
  engine.attach(server);

  const { port } = server.address() as AddressInfo;
  log.info(
    { host: config.host, port, engine: engine.name, publicUrl: publicUrl.href },
    "token service listening",
  );
  const guests = guestSentence(config);
  if (allowGuests && !isLocalOnly(config)) log.warn(guests);
  else log.info(guests);
  const warning = addressWarning(config);
  if (warning) log.warn(warning);
  return {
    engine: engine.name,
    port,
    close: async () => {
      await engine.close(); // First, since its sockets would keep the server open.
      await closeServer(server);
    },
  };
};
