import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { type AppOptions, createApp } from "../app.ts";
import type { Logger } from "../base/log.ts";
import { version } from "../base/version.ts";
import { createEmbeddedEngine } from "../engines/embedded-engine.ts";
import { createTwilioEngine } from "../engines/twilio-engine.ts";
import { answerClientErrors, answerUnreadable } from "../http/error-answers.ts";
import { limitConnections } from "../http/limit-connections.ts";
import { closeServer, listen, requestTiming } from "../http/node-server.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";
import { guestSentence, isLocalOnly } from "../settings/reach.ts";
import { createSignIn } from "../sign-in/create-sign-in.ts";
import { openStore } from "../store/open-store.ts";
import { startRetention } from "../store/retention.ts";
import { readServiceSecret, serviceId } from "../store/service-secret.ts";
import { openWriter, type Writer } from "../store/writer.ts";
import { createTeam } from "../team/team.ts";
import { watchTeam } from "../team/watch-team.ts";
import { connectionLimits, openFileLimit } from "./open-file-limit.ts";
import { type Bound, startUpChecks } from "./start-up-checks.ts";

/** A running token service. */
export interface Service {
  engine: "twilio" | "embedded";
  /** Port that it listens on. */
  port: number;
  /** Stops taking requests, lets go of rooms and the store, then resolves. */
  close(): Promise<void>;
}

/** What the routes stand on. */
type Dependencies = Pick<AppOptions, "store" | "team" | "secret" | "engine"> & { writer: Writer };

const openDependencies = async (config: Config, log: Logger, sockets: number): Promise<Dependencies> => {
  for (const { look } of startUpChecks.opening) await look(config);
  const { twilio, tokenTtl, publicUrl, databaseUrl, databaseAuthToken } = config;
  const store = await openStore(databaseUrl, databaseAuthToken);
  const writer = await openWriter(databaseUrl, store);
  try {
    const secret = await readServiceSecret(store);
    const team = createTeam(store, { guests: config.allowGuests ?? false });
    await team.refresh();
    const engine = twilio
      ? createTwilioEngine(twilio, { tokenTtl, store, secret, mayEnter: team.mayEnter, publicUrl, log })
      : await createEmbeddedEngine(config, log, team, sockets);
    return { store, writer, team, secret, engine };
  } catch (error) {
    await writer.close();
    store.close();
    throw error;
  }
};

/** Tells the log the findings: at once those of the settings, and later those of others that it asks. */
const tellFindings = (config: Config, log: Logger, bound: Bound): void => {
  const tell = (found: Finding | undefined): void => {
    if (found && !bound.signal.aborted) log[found.level](found.sentence);
  };
  for (const { look } of startUpChecks.settings) tell(look(config, bound));
  for (const { look } of startUpChecks.asking) {
    look(config, bound).then(tell, (err: unknown) => {
      if (!bound.signal.aborted) log.warn({ err }, "a look at the settings failed");
    });
  }
};

/**
 * Listens first, then opens the store and the room engine; requests in between wait. In this order a second process, which
 * finds the port taken, never touches the rooms of the first.
 *
 * @throws ConfigError when a setting turns out to be unusable, a taken port for one; nothing is left open then
 */
export const startService = async (config: Config, log: Logger): Promise<Service> => {
  const { publicUrl, allowGuests = false } = config;
  const server: Server = createServer(
    { ...requestTiming, requireHostHeader: false }, // Node would answer a missing one itself, with an empty page.
    getRequestListener(async (request, bindings) => (await app).fetch(request, bindings), {
      errorHandler: answerUnreadable,
    }),
  );
  answerClientErrors(server);
  const files = openFileLimit();
  const { connections, sockets } = connectionLimits(files);
  const onUpgraded = limitConnections(server, connections, log);
  const opening = listen(server, config).then(() => {
    const { port } = server.address() as AddressInfo;
    return openDependencies({ ...config, port }, log, sockets);
  });
  const signIn = config.signIn && createSignIn(config.signIn, log);
  const app = opening.then((dependencies) =>
    createApp({ ...config, ...dependencies, write: dependencies.writer.write, allowGuests, signIn, log }),
  );
  app.catch(() => {}); // Told below.
  const { engine, store, writer, team, secret } = await opening.catch(async (error) => {
    server.closeAllConnections();
    if (server.listening) await closeServer(server);
    throw error;
  });
  engine.attach(server, onUpgraded);
  const stopWatching = watchTeam({ team, store, engine, log });
  const stopKeeping = startRetention({ store, auditDays: config.auditDays, log });

  const { port } = server.address() as AddressInfo;
  log.info(
    { version, host: config.host, port, engine: engine.name, publicUrl: publicUrl.href },
    "token service listening",
  );
  const guests = guestSentence(config);
  if (allowGuests && !isLocalOnly(config)) log.warn(guests);
  else log.info(guests);
  const ending = new AbortController();
  tellFindings(config, log, { port, id: serviceId(secret), isService: true, signal: ending.signal });
  return {
    engine: engine.name,
    port,
    close: async () => {
      ending.abort();
      const watched = Promise.all([stopWatching(), stopKeeping()]);
      await engine.close(); // First, since its sockets would keep the server open, and calls of Twilio the watch.
      await watched;
      await closeServer(server);
      await writer.close();
      store.close();
    },
  };
};
