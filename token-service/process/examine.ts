import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { acceptUpgrades } from "../embedded-rooms/signaling/accept-upgrades.ts";
import { answersHere } from "../http/ask-health.ts";
import { closeServer, listen } from "../http/node-server.ts";
import { pathBelow } from "../http/public-address.ts";
import { serviceHeader } from "../http/status-routes.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError, type Finding } from "../settings/config-problem.ts";
import { checkStore } from "../store/check-storage.ts";
import { serviceId } from "../store/service-secret.ts";
import { relayChecks } from "./check-relay.ts";
import { type StartUpCheck, startUpChecks } from "./start-up-checks.ts";

/** Whatever listens where the service is to listen, while its settings are examined. */
interface StandIn {
  port: number;
  /** What it calls itself, see `serviceId`. */
  id: string;
  /** Whether it is the service itself, which runs already. */
  isService: boolean;
  close(): Promise<void>;
}

const idOf = async ({ databaseUrl, databaseAuthToken }: Config): Promise<string | undefined> => {
  const secret = await checkStore(databaseUrl, databaseAuthToken).catch(() => undefined);
  return secret === undefined ? undefined : serviceId(secret);
};

/**
 * Binds the service's port as a start does, and answers in the service's name until it is closed. Where the service runs
 * already, it leaves the answers to the service.
 *
 * @throws ConfigError when the port is another program's, or the address is not this machine's
 */
const standIn = async (config: Config): Promise<StandIn> => {
  const known = await idOf(config);
  const id = known ?? randomUUID();
  const readPath = pathBelow(config.publicUrl);
  const server = createServer(({ url = "" }, response) => {
    if (readPath(url) !== "/health") response.writeHead(404).end();
    else response.setHeader(serviceHeader, id).end(JSON.stringify({ status: "ok" }));
  });
  const rules = {
    readPath,
    isAllowedOrigin: () => true,
    addressOf: () => "",
    makeSpace: () => true,
    onUpgraded: () => {},
    frameBytes: 1_024,
  };
  acceptUpgrades(server, rules, (socket) => socket.terminate());
  try {
    await listen(server, config);
  } catch (error) {
    if (known === undefined || !(await answersHere(config, known))) throw error;
    return { port: config.port, id, isService: true, close: async () => {} };
  }
  const { port } = server.address() as AddressInfo;
  return { port, id, isService: false, close: () => closeServer(server) };
};

/** One line of what the doctor says. */
export interface Told {
  topic: string;
  level: "ok" | Finding["level"];
  sentence: string;
}

/** What a look at everything has found. */
export interface Examination {
  /** All that was looked at, in order. */
  told: Told[];
  /** What a start would tell its log. */
  findings: Finding[];
  /** With whose sentence a start would end; undefined when it would not. */
  refusal: ConfigError | undefined;
  /** Whether the service of these settings runs already. */
  isRunning: boolean;
}

/** What a check ends with, where that ends a start. */
const refusalOf = async (look: () => Promise<unknown>): Promise<ConfigError | undefined> => {
  try {
    await look();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
};

/** Looks at everything that a start looks at, without starting. What stands in the way of one look leaves the others. */
export const examine = async (config: Config): Promise<Examination> => {
  const told: Told[] = [];
  const refusals: ConfigError[] = [];
  const refuse = (topic: string, refused: ConfigError): void => {
    refusals.push(refused);
    told.push({ topic, level: "error", sentence: refused.message });
  };
  let standing: StandIn | undefined;
  const port = await refusalOf(async () => {
    standing = await standIn(config);
  });
  if (port) refuse("Port", port);
  else {
    const state = standing?.isService ? "taken by this service, which runs" : "free";
    told.push({
      topic: "Port",
      level: "ok",
      sentence: `PORT ${config.port} on HOST ${config.host} is ${state}.`,
    });
  }
  const { signal } = new AbortController();
  const bound = { port: config.port, id: "", isService: false, ...standing, signal };
  const findings: Finding[] = [];
  const tell = ({ topic, fine }: Pick<StartUpCheck, "topic" | "fine">, found: Finding | undefined): void => {
    if (found) {
      findings.push(found);
      told.push({ topic, ...found });
    } else if (fine) told.push({ topic, level: "ok", sentence: fine(config) });
  };
  try {
    const opening = [...startUpChecks.opening, ...relayChecks(config, bound.isService)];
    for (const { topic, look, fine } of opening) {
      const refused = await refusalOf(() => look(config));
      if (refused) refuse(topic, refused);
      else told.push({ topic, level: "ok", sentence: fine(config) });
    }
    // What cannot be opened is not looked at more closely.
    const opened = startUpChecks.settings.filter(({ topic }) =>
      told.every((line) => line.topic !== topic || line.level === "ok"),
    );
    for (const check of opened) tell(check, check.look(config, bound));
    // Without a port of its own the service is at no address.
    const asking = startUpChecks.asking.filter(({ topic }) => standing || topic !== "Public address");
    const found = await Promise.all(asking.map((check) => check.look(config, bound)));
    for (const [index, check] of asking.entries()) tell(check, found[index]);
    return { told, findings, refusal: refusals[0], isRunning: bound.isService };
  } finally {
    await standing?.close();
  }
};
