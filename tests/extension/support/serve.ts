import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { afterEach } from "vitest";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

const servers: ReturnType<typeof createAdaptorServer>[] = [];

/** Ends what {@link serve} has started. */
export const stopServing = async (): Promise<void> => {
  for (const server of servers.splice(0)) {
    server.close();
    if (server.listening) await once(server, "close");
  }
};

afterEach(stopServing);

/** Answers on a port of this computer until the test is over. @returns the address */
export const serve = async (fetch: (request: Request) => Response | Promise<Response>): Promise<string> => {
  const server = createAdaptorServer({ fetch: fetch as Fetch });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Answers a refusal as the service does. */
export const refuse = (status: number, code: string, more: Record<string, unknown> = {}): Response =>
  Response.json({ error: { code, message: `The service says ${code}.`, ...more } }, { status });
