import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answersHere } from "../http/ask-health.ts";
import { closeServer, listen } from "../http/node-server.ts";
import { serviceHeader } from "../http/status-routes.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";
import { checkStore } from "../store/check-storage.ts";
import { serviceId } from "../store/service-secret.ts";
import { startUpChecks } from "./start-up-checks.ts";

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
  const server = createServer((_request, response) => {
    response.setHeader(serviceHeader, id).end(JSON.stringify({ status: "ok" }));
  });
  try {
    await listen(server, config);
  } catch (error) {
    if (known === undefined || !(await answersHere(config, known))) throw error;
    return { port: config.port, id, isService: true, close: async () => {} };
  }
  const { port } = server.address() as AddressInfo;
  return { port, id, isService: false, close: () => closeServer(server) };
};

/**
 * Looks at everything that a start looks at, without starting.
 *
 * @returns what a start would tell its log, and whether the service of these settings runs already
 * @throws ConfigError with the sentence with which a start would end
 */
export const examine = async (config: Config): Promise<{ findings: Finding[]; isRunning: boolean }> => {
  const { signal } = new AbortController();
  const { close, ...standing } = await standIn(config);
  const bound = { ...standing, signal };
  try {
    for (const check of startUpChecks.opening) await check(config);
    const found = [
      ...startUpChecks.settings.map((check) => check(config, bound)),
      ...(await Promise.all(startUpChecks.asking.map((check) => check(config, bound)))),
    ];
    return { findings: found.filter((finding) => finding !== undefined), isRunning: bound.isService };
  } finally {
    await close();
  }
};
